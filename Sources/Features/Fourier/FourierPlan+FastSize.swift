extension FourierPlan {
    /// The next larger size of the form 2^n or 3 x 2^n, which FFTW's estimated plans transform fastest.
    static func fastSize(atLeast count: Int) -> Int {
        var power = 2
        while power < count { power *= 2 }
        return power >= 4 && power / 4 * 3 >= count ? power / 4 * 3 : power
    }
}
