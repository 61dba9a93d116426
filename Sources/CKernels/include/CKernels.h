#ifndef CKERNELS_H
#define CKERNELS_H

#include "processor.h"
#include "winograd.h"

#endif
