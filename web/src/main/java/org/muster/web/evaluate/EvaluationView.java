package org.muster.web.evaluate;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muster.scoring.Adjudication;
import org.muster.scoring.EvaluatorAgreement;
import org.muster.scoring.Scoreboard;
import org.muster.web.access.Viewer;

/**
 * What evaluators have come to together.
 *
 * @param evaluator number of the one who asks
 * @param lead whether that one leads
 * @param disputes critical tasks that they and the log see two letters or more apart; only the lead evaluator is told, since the
 *     others rate alone
 */
record EvaluationView(int evaluator, boolean lead, Agreement agreement, List<Dispute> disputes) {

    /**
     * How far they agree; what lacks the ratings that it needs is absent.
     *
     * @param rated tasks of agencies that have a rating
     * @param common those of them that have two or more
     * @param standing what ratings that agree so far are good for
     * @param alpha Krippendorff's, ordinal, −1..1; {@code low} and {@code high} are its interval of 95 %
     * @param observed share of pairs of ratings that are the same letter
     */
    record Agreement(
            int rated,
            int common,
            String standing,
            @Nullable Double alpha,
            @Nullable Double low,
            @Nullable Double high,
            @Nullable Double observed,
            @Nullable Double ac1,
            @Nullable Double kappa,
            @Nullable Double icc) {

        static Agreement of(EvaluatorAgreement agreement) {
            EvaluatorAgreement.Range range = agreement.range();
            return new Agreement(
                    agreement.rated(),
                    agreement.common(),
                    agreement.standing().code(),
                    agreement.alpha(),
                    range == null ? null : range.low(),
                    range == null ? null : range.high(),
                    agreement.observed(),
                    agreement.ac1(),
                    agreement.kappa(),
                    agreement.icc());
        }
    }

    /**
     * @param accomplished how much of the task the log says was done, 0..100
     * @param automatic the letter of that band
     * @param proposed the evaluators' middle letter
     * @param entries of the acts and of the ratings
     */
    record Dispute(
            String agency, String task, double accomplished, String automatic, String proposed, List<Long> entries) {

        static Dispute of(Adjudication dispute) {
            return new Dispute(
                    dispute.agency().value(),
                    dispute.task().value(),
                    dispute.accomplished(),
                    dispute.automatic().code(),
                    dispute.proposed().code(),
                    dispute.entries());
        }
    }

    static EvaluationView of(Viewer.Evaluator viewer, Scoreboard scoreboard) {
        return new EvaluationView(
                viewer.number(),
                viewer.lead(),
                Agreement.of(scoreboard.agreement()),
                viewer.lead()
                        ? scoreboard.adjudications().stream().map(Dispute::of).toList()
                        : List.of());
    }
}
