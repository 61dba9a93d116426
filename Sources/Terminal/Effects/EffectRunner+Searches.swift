import Glibc
import Recognition
import Training
import Workbench

extension EffectRunner {
    /// How long to wait before looking again at a search that goes on, and how often to ask meanwhile whether to go on.
    private static let (pause, patience) = (1_000_000, 50_000)

    /// Lists the searches, and goes on as long as one of them does where they are followed.
    func loadSearches(_ request: Request, follows: Bool, _ stop: StopFlag) {
        var known: [SearchSummary]?
        while !stop.isRaised {
            do throws(StorageError) {
                let all = try SearchList.read(in: workspace.searches)
                if all != known { post(.searchesLoaded(request, .success(all))) }
                known = all
                guard follows, all.contains(where: { $0.state == .running }) else { return }
            } catch {
                post(.searchesLoaded(request, .failure(Failure(error.description))))
                return
            }
            var waited = 0
            while waited < Self.pause, !stop.isRaised {
                usleep(UInt32(Self.patience))
                waited += Self.patience
            }
        }
    }
}
