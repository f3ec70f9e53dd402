package org.muster.web.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a request was not granted, in the form of RFC 9457.
 *
 * @param type names the kind of problem
 * @param detail what was found in this case, and what may help
 * @param code why a request that is understood was refused, such as {@code paused}; absent for other problems
 * @param values what the problem is about, such as an id or a moment
 */
public record ProblemDocument(
        String type,
        String title,
        int status,
        String detail,
        @Nullable String code,
        @Nullable List<String> values) {}
