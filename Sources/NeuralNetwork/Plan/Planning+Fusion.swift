package import Tensors

// Layers that take along what follows them: convolutions and batch normalisation.

extension Conv2D {
    package func add<Scalar: TensorScalar>(to plan: inout PlanBuilder<Scalar>, at index: Int) -> Int {
        plan.addConvolution(geometry(for: plan.current.shape), filters: filters, bias: bias, mayPool: true, at: index)
    }
}

extension PlanBuilder {
    /// Adds a convolution together with the normalisation (in inference), rectifier and pool that follow it, as far as an
    /// algorithm takes them along.
    ///
    /// - Returns: how many layers were added.
    mutating func addConvolution(
        _ geometry: WindowGeometry, filters: Int, bias: Bool, mayPool: Bool, at index: Int
    ) -> Int {
        let rows = rows(from: index)
        let folds = foldsNorm(after: index)
        let own = folds ? 2 : 1
        for (rectifies, pools) in Followers(rows.dropFirst(own)).offers where mayPool || !pools {
            let task = ConvolutionTask(
                geometry: geometry, filters: filters, hasBias: bias || folds, rectifies: rectifies, pools: pools,
                needsInputGradient: current.gradient != nil, isTraining: isTraining,
                shardCapacity: Shards.capacity(of: batchSize), workers: workers)
            guard
                let algorithm = ConvolutionPlanner.algorithm(
                    for: task, kernels: kernels, memory: memory, scalar: Scalar.self)
            else { continue }
            let taken = own + (rectifies ? 1 : 0) + (pools ? 1 : 0)
            // A rectifier is undone by the sign of the output, which layers that work in place after it leave as it is.
            var site = site(at: index, output: makeSlot(rows[index + taken - 1].output))
            if folds { site = foldNorm(into: site, at: index) }
            add(ConvolutionOperation(site, algorithm: algorithm), at: site)
            return taken
        }
        preconditionFailure("no algorithm for \(rows[index].name)")
    }
}

extension BatchNorm {
    package func add<Scalar: TensorScalar>(to plan: inout PlanBuilder<Scalar>, at index: Int) -> Int {
        let rows = plan.rows(from: index)
        guard plan.kernels == .auto, Scalar.self == Float.self else {
            let site = plan.site(at: index, output: plan.makeSlot(rows[index].output))
            plan.add(BatchNormOperation(site, layer: self), at: site)
            return 1
        }
        let followers = Followers(rows.dropFirst())
        let taken = 1 + (followers.rectifies ? 1 : 0) + (followers.window == nil ? 0 : 1)
        let site = plan.site(at: index, output: plan.makeSlot(rows[index + taken - 1].output))
        if let floats = site as? OperationSite<Float> {
            FastBatchNorm(floats, layer: self, rectifies: followers.rectifies, window: followers.window)
                .add(to: &plan, at: site)
        }
        return taken
    }
}

/// What comes after a layer that could be computed along with it.
private struct Followers {
    /// Whether a rectifier comes next.
    let rectifies: Bool
    /// Height and width of the max-pool that comes next, or after the rectifier.
    let window: [Int]?

    init(_ rows: ArraySlice<NetworkLayout.Row>) {
        rectifies = rows.first?.layer is ReLU
        let next = rectifies ? rows.dropFirst().first : rows.first
        window = (next?.layer as? MaxPool2D).flatMap { FastMaxPoolOperation.serves($0.size) ? $0.size : nil }
    }

    /// Combinations of rectifier and 2 x 2 pool, the longest first.
    var offers: [(rectifies: Bool, pools: Bool)] {
        let pooled = window == [2, 2] ? [(rectifies, true)] : []
        return pooled + (rectifies ? [(true, false)] : []) + [(false, false)]
    }
}
