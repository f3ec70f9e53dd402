package broken.org.muster.scenarios.graph;

import broken.org.muster.scenarios.KnowsHowItIsPlayed;
import java.util.List;
import org.apache.commons.math3.analysis.UnivariateFunction;
import org.apache.commons.math3.analysis.solvers.BrentSolver;

/** A public class whose parent, field, constructor and methods bind its readers to Commons Math. */
public abstract class ShowsItsLibrary implements UnivariateFunction {

    public final UnivariateFunction table;

    public ShowsItsLibrary(UnivariateFunction table) {
        this.table = table;
    }

    public abstract KnowsHowItIsPlayed solvedWith(BrentSolver solver);

    protected abstract List<? extends BrentSolver> solvers();
}
