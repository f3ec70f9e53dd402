package org.muster.scenarios;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One value of a closed list. The script, the log and the screens write it in kebab-case: {@code amber-strict}. */
public interface Code {

    String name();

    default String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @return the value of the list that is written so, or null when there is none */
    static <E extends Enum<E> & Code> @Nullable E find(Class<E> list, String code) {
        for (E value : list.getEnumConstants()) {
            if (value.code().equals(code)) {
                return value;
            }
        }
        return null;
    }
}
