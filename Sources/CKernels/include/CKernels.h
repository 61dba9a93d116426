#ifndef CKERNELS_H
#define CKERNELS_H

// The hot loops. Those of networks exist in three variants of which the processor's best is chosen at run time; every variant
// is compared with plain loops in double by the tests. Those of features (cepstrum, egemaps, voice) are left to the compiler,
// in two variants between which the loader chooses: `processor.h` has no say in them.

#include "channelwise.h"
#include "cepstrum.h"
#include "dense.h"
#include "depthwise.h"
#include "direct.h"
#include "egemaps.h"
#include "elementwise.h"
#include "lstm.h"
#include "optimizer.h"
#include "peak.h"
#include "processor.h"
#include "spectra.h"
#include "voice.h"
#include "winograd.h"

#endif
