package org.muster.scoring;

import org.muster.scenarios.Code;

/** What no average may hide. */
public enum Flag implements Code {
    /** Protected or forbidden information was shared, or something critical was chosen or done. */
    CRITICAL_VIOLATION,
    /** Information was shared without a right to share it. */
    MAJOR_VIOLATION
}
