package org.muster.web.server;

import java.util.List;
import org.muster.web.access.Access;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What this server is. */
@RestController
final class AboutPage {

    /**
     * @param demo whether everybody on this computer may be anyone
     * @param languages those that the screen speaks
     */
    record About(String version, boolean demo, List<String> languages) {}

    private final Access access;
    private final String version;

    AboutPage(Access access, @Value("${muster.version}") String version) {
        this.access = access;
        this.version = version;
    }

    @GetMapping("/api/about")
    About about() {
        return new About(version, access.isDemo(), List.of("en", "es"));
    }
}
