package org.muster.simulator.log;

import java.util.Locale;

/** The kind of an event: its record, and the word for it in the log. */
record Kind(Class<?> type, String code) {

    private static final ClassValue<Kind> OF = new ClassValue<>() {
        @Override
        protected Kind computeValue(Class<?> type) {
            return new Kind(type, kebab(type.getSimpleName()));
        }
    };

    static Kind of(Class<?> type) {
        return OF.get(type);
    }

    private static String kebab(String name) {
        return name.replaceAll("(?<=.)(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
}
