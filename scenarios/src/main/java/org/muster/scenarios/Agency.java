package org.muster.scenarios;

import org.jspecify.annotations.Nullable;

/**
 * One party of the exercise: it has seats, and links to others.
 *
 * @param review how long it takes to make a new item from others, or null when it does so at once
 * @param relaysAutomatically whether it patches channels through without learning what passes
 */
public record Agency(
        Id id,
        Text title,
        Level level,
        Sector sector,
        @Nullable Spread review,
        boolean relaysAutomatically) {

    /** Whose it is. */
    public enum Level implements Code {
        FEDERAL,
        STATE,
        REGIONAL,
        COUNTY,
        MUNICIPAL,
        TRIBAL,
        PRIVATE,
        COMMUNITY,
        OVERSIGHT,
        MEDIA,
        PUBLIC
    }

    /** What it does. */
    public enum Sector implements Code {
        LAW_ENFORCEMENT,
        BORDER_OPERATIONS,
        INVESTIGATIONS,
        DETENTION_AND_REMOVAL,
        PROSECUTION,
        EMERGENCY_MANAGEMENT,
        FUSION_CENTER,
        DISPATCH,
        FIRE,
        EMS,
        HOSPITAL,
        PUBLIC_HEALTH,
        SOCIAL_SERVICES,
        UTILITY,
        TRANSPORT,
        SCHOOL,
        COURT,
        MILITARY,
        COMMUNITY,
        OVERSIGHT,
        MEDIA,
        PUBLIC,
        OTHER;

        /** The sectors whose power over people makes oversight and a community voice a must. */
        public boolean enforces() {
            return compareTo(PROSECUTION) <= 0;
        }
    }

    /** Names one Agency of a scenario. */
    public record Id(String value) implements Place {
        public Id {
            Identifier.check(value);
        }

        @Override
        public String toString() {
            return value;
        }
    }
}
