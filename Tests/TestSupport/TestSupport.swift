/// Marks this module as the shared ground of the tests: golden files, gradient checks, pseudo-terminals.
package enum TestSupport {}
