package org.muster.scoring;

/** What measures and dimensions are called in English, on screen and on the command line alike. */
public final class Names {

    private Names() {}

    public static String of(Measure measure) {
        return switch (measure) {
            case A1 -> "Acknowledgement timeliness";
            case A2 -> "Decision and action timeliness";
            case B1 -> "Task accomplishment";
            case B2 -> "Decision accuracy";
            case B3 -> "Evaluator rating";
            case C1 -> "Need-to-know coverage";
            case C2 -> "Sharing compliance";
            case C3 -> "Closed-loop communication";
            case C4 -> "Realized connectivity";
            case D1 -> "PACE failover";
            case D2 -> "Performance retained";
            case D3 -> "Depth (cross-training)";
        };
    }

    public static String of(Dimension dimension) {
        return switch (dimension) {
            case A -> "Responsiveness";
            case B -> "Quality of action";
            case C -> "Coordination and information sharing";
            case D -> "Resilience and depth";
        };
    }

    /** Why there is no value, as a sentence. */
    public static String of(Reason reason) {
        return switch (reason) {
            case NO_ITEMS -> "Nothing to count.";
            case NONE_OBSERVED -> "Too little evidence: nothing was answered, and nothing was due.";
            case NOT_ENDED -> "Known after EndEx.";
            case NO_BASELINE -> "Nothing was open before the first disruption.";
            case UNDER_THREE -> "Too little evidence: fewer than 3 items, 3 are needed.";
            case NO_CITATION -> "No training was cited.";
            case NOT_TIMED -> "Not timed: the exercise is played in turns.";
        };
    }

    public static String of(Subject subject) {
        return switch (subject) {
            case Subject.OfMeasure(var measure) -> measure + " " + of(measure);
            case Subject.OfDimension(var dimension) -> dimension + " " + of(dimension);
            case Subject.OfAll all -> "Overall";
            case Subject.OfCoordination coordination -> "Coordination";
        };
    }
}
