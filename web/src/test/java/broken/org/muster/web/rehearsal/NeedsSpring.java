package broken.org.muster.web.rehearsal;

import org.springframework.context.ApplicationContext;

/** A rehearsal that cannot be run without a web server. */
public record NeedsSpring(ApplicationContext context) {}
