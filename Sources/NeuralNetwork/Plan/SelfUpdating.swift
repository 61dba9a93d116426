import CKernels
import Tensors

/// Adam's step on one parameter, for an operation that takes it in its backward pass.
struct FusedUpdate {
    /// The numbers of the step.
    let adam: ck_adam
    /// The parameter's first moment.
    let mean: UnsafeMutablePointer<Float>
    /// The parameter's second moment.
    let square: UnsafeMutablePointer<Float>
}

/// An operation that can change one of its parameters while it computes the gradient.
protocol SelfUpdating: AnyObject {
    /// The step to be taken in the next backward pass; `nil` only stores the gradient.
    var update: FusedUpdate? { get set }
    /// The parameter that is changed.
    var updatedEntry: ParameterStorage<Float>.Entry { get }
}
