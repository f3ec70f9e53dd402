package org.muster.scenarios.graph;

import org.muster.scenarios.Agency;
import org.muster.scenarios.Agreement;
import org.muster.scenarios.FailureDomain;
import org.muster.scenarios.Link;

/** Something that can be lost: what if it were? */
public sealed interface Loss {

    /** The link carries nothing. */
    record OfLink(Link.Id link) implements Loss {}

    /** All links of the domain carry nothing. */
    record OfFailureDomain(FailureDomain.Id domain) implements Loss {}

    /** Nobody reaches the agency, and nobody reaches others by it. */
    record OfAgency(Agency.Id agency) implements Loss {}

    /** The agreement opens nothing. */
    record OfAgreement(Agreement.Id agreement) implements Loss {}
}
