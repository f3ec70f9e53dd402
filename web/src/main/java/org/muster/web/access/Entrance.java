package org.muster.web.access;

import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who is let in, and under which address.
 *
 * @param accounts whether people sign in; in the demo everybody on this computer may be anyone
 * @param address what people type to come here, such as {@code https://muster.example.invalid}, or null when only this
 *     computer is served
 */
public record Entrance(boolean accounts, @Nullable URI address) {

    public static final Entrance DEMO = new Entrance(false, null);

    private static final Set<String> SCHEMES = Set.of("http", "https");

    public Entrance {
        if (address != null) {
            String path = address.getRawPath();
            if (address.getScheme() == null
                    || !SCHEMES.contains(address.getScheme())
                    || address.getHost() == null
                    || address.getRawUserInfo() != null
                    || (path != null && !path.isEmpty() && !path.equals("/"))
                    || address.getRawQuery() != null
                    || address.getRawFragment() != null) {
                throw new IllegalArgumentException(
                        "Address (%s) is not what people type to come here. Maybe https://muster.example.invalid."
                                .formatted(address));
            }
            if (!accounts) {
                throw new IllegalArgumentException(
                        "Address (%s) is for others, and in the demo everybody may be anyone. Maybe add --accounts."
                                .formatted(address));
            }
        }
    }

    /** Whether people come by TLS, whoever ends it. */
    public boolean isSecure() {
        return address != null && "https".equals(address.getScheme());
    }
}
