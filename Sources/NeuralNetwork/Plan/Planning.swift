package import Tensors

extension Dense {
    /// Weights beyond this number are read once for the whole batch: they do not stay in a core's cache.
    private static let largestByShard = 65_536

    package func needsWholeBatch(for input: Shape) -> Bool {
        input[input.rank - 1] * (units ?? 0) > Self.largestByShard
    }

    package func add<Scalar: TensorScalar>(to plan: inout PlanBuilder<Scalar>, at index: Int) -> Int {
        let rows = plan.rows(from: index)
        let folds = plan.foldsNorm(after: index)
        let alone = folds ? 2 : 1
        let rectifies = plan.kernels == .auto && rows.dropFirst(alone).first?.layer is ReLU
        var site = plan.site(at: index, output: plan.makeSlot(rows[index].output))
        if folds { site = plan.foldNorm(into: site, at: index) }
        let units = units ?? 0
        if needsWholeBatch(for: rows[index].input), plan.kernels == .auto, let floats = site as? OperationSite<Float>,
            let operation = FastDenseOperation(floats, units: units, rectifies: rectifies)
                as? any BatchOperation<Scalar>
        {
            plan.add(operation, at: site)
        } else if needsWholeBatch(for: rows[index].input) {
            plan.add(LargeDenseOperation(site, units: units, rectifies: rectifies), at: site)
        } else {
            plan.add(DenseOperation(site, units: units, rectifies: rectifies), at: site)
        }
        return alone + (rectifies ? 1 : 0)
    }
}

extension LSTM {
    package func add<Scalar: TensorScalar>(to plan: inout PlanBuilder<Scalar>, at index: Int) -> Int {
        // The backward pass reads the output of every step: nobody may write over it.
        let output = plan.makeSlot(plan.rows(from: index)[index].output, isOverwritable: false)
        let site = plan.site(at: index, output: output)
        plan.add(operation(site).step, at: site)
        return 1
    }

    /// The operation that computes the layer at a site, with what it reads and writes.
    func operation<Scalar: TensorScalar>(_ site: OperationSite<Scalar>) -> RecurrentPart<Scalar> {
        if site.kernels == .auto, let floats = site as? OperationSite<Float>,
            let operation = FastLSTMOperation(floats, units: units) as? any ShardOperation<Scalar>
        {
            return RecurrentPart(step: operation, input: site.input, output: site.output)
        }
        return RecurrentPart(step: LSTMOperation(site, units: units), input: site.input, output: site.output)
    }
}

extension MaxPool2D {
    package func add<Scalar: TensorScalar>(to plan: inout PlanBuilder<Scalar>, at index: Int) -> Int {
        let site = plan.site(at: index, output: plan.makeSlot(plan.rows(from: index)[index].output))
        if let floats = site as? OperationSite<Float>,
            let operation = FastMaxPoolOperation(floats, size: size) as? any ShardOperation<Scalar>
        {
            plan.add(operation, at: site)
        } else {
            plan.add(MaxPoolOperation(site, size: size), at: site)
        }
        return 1
    }
}

extension ReLU {
    package func add<Scalar: TensorScalar>(to plan: inout PlanBuilder<Scalar>, at index: Int) -> Int {
        let site = plan.site(at: index, output: plan.makeSlotInPlace(plan.current.shape))
        plan.add(ReLUOperation(site), at: site)
        return 1
    }
}

extension Dropout {
    package func add<Scalar: TensorScalar>(to plan: inout PlanBuilder<Scalar>, at index: Int) -> Int {
        guard plan.isTraining, rate > 0 else { return 1 }
        let site = plan.site(at: index, output: plan.makeSlotInPlace(plan.current.shape))
        plan.add(DropoutOperation(site, rate: rate), at: site)
        return 1
    }
}

extension Flatten {
    package func add<Scalar: TensorScalar>(to plan: inout PlanBuilder<Scalar>, at index: Int) -> Int {
        plan.reshape(to: plan.rows(from: index)[index].output)
        return 1
    }
}
