package org.muster.scenarios;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What parties may share and lend, judged when a message is sent or a resource is asked for.
 *
 * @param parties agencies, in the order of the script
 * @param purposes those it is for
 * @param validTo when it ends by itself (it is over at that moment), or null
 */
public record Agreement(
        Id id,
        Kind kind,
        Text title,
        List<Agency.Id> parties,
        List<Purpose> purposes,
        List<Clause> allow,
        List<Clause> allowIf,
        List<Clause> deny,
        List<Resource.Kind> lend,
        List<DeniedLoan> denyLend,
        Tlp maxTlp,
        Redistribution redistribution,
        ExerciseTime validFrom,
        @Nullable ExerciseTime validTo,
        List<Span> suspended) {

    /** A statute outranks every agreement and opens nothing. */
    public enum Kind implements Code {
        MOU,
        MOA,
        INFORMATION_SHARING,
        JOINT_POWERS,
        STATUTE,
        POLICY
    }

    /** Whether what came under the agreement may be passed on. */
    public enum Redistribution implements Code {
        NONE,
        WITH_CONSENT,
        ALLOWED
    }

    /**
     * Opens or closes one category, in every direction or in one.
     *
     * @param from the agencies that may send; empty means any party
     * @param to the agencies that may receive; empty means any party
     * @param needs what must be cited, or null outside {@code allowIf}
     */
    public record Clause(
            DataCategory.Id category,
            List<Agency.Id> from,
            List<Agency.Id> to,
            @Nullable Basis needs) {
        public Clause {
            from = List.copyOf(from);
            to = List.copyOf(to);
        }

        public boolean covers(DataCategory.Id some, Agency.Id sender, Agency.Id recipient) {
            return category.equals(some)
                    && (from.isEmpty() || from.contains(sender))
                    && (to.isEmpty() || to.contains(recipient));
        }
    }

    /**
     * A loan that is refused.
     *
     * @param purpose the purpose for which it is refused, or null for any
     */
    public record DeniedLoan(Resource.Kind kind, @Nullable Purpose purpose) {}

    public Agreement {
        parties = List.copyOf(parties);
        purposes = List.copyOf(purposes);
        allow = List.copyOf(allow);
        allowIf = List.copyOf(allowIf);
        deny = List.copyOf(deny);
        lend = List.copyOf(lend);
        denyLend = List.copyOf(denyLend);
        suspended = List.copyOf(suspended);
    }

    public boolean hasBoth(Agency.Id one, Agency.Id other) {
        return parties.contains(one) && parties.contains(other);
    }

    /** Whether the script alone has it in force then; disruptions and controllers may change that in play. */
    public boolean isInForce(ExerciseTime time) {
        return validFrom.compareTo(time) <= 0
                && (validTo == null || time.compareTo(validTo) < 0)
                && suspended.stream().noneMatch(span -> span.holds(time));
    }

    /** Names one Agreement of a scenario. */
    public record Id(String value) implements Identifier {
        public Id {
            Identifier.check(value);
        }

        @Override
        public String toString() {
            return value;
        }
    }
}
