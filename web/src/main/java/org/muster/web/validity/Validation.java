package org.muster.web.validity;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleConsumer;

/** All studies together, and the report that they make. */
public final class Validation {

    private static final int CREWS = 30, DRILLS = 5, PLAYS = 1000;

    private final List<Study> studies;

    Validation(List<Study> studies) {
        this.studies = List.copyOf(studies);
    }

    /** The studies as docs/validity.md has them. */
    public static Validation whole() {
        return new Validation(List.of(
                new RecoveryStudy(CREWS, DRILLS),
                new PairedStudy(PLAYS),
                new CoverageStudy(PLAYS),
                new LoadStudy(PLAYS),
                new SharingStudy(PLAYS / 4)));
    }

    /** Small ones, to see that they run: too few plays for their claims. */
    public static Validation quick() {
        return new Validation(List.of(
                new RecoveryStudy(6, 2),
                new PairedStudy(5),
                new CoverageStudy(10),
                new LoadStudy(5),
                new SharingStudy(2)));
    }

    /** @param progress is told what share is done, 0..1 */
    public Report run(DoubleConsumer progress) {
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < studies.size(); i++) {
            double before = i;
            findings.add(studies.get(i).run(share -> progress.accept((before + share) / studies.size())));
        }
        return new Report(findings);
    }
}
