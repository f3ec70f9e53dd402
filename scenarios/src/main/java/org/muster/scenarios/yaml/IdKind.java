package org.muster.scenarios.yaml;

import java.util.Locale;

/** The types of object that a reference can name. */
enum IdKind {
    FAILURE_DOMAIN,
    FUNCTION,
    SITE,
    DATA_CATEGORY,
    AGENCY,
    POSITION,
    PERSONA,
    CONTROLLER,
    LINK,
    PACE_PLAN,
    AGREEMENT,
    ITEM,
    RESOURCE,
    TASK_FORCE,
    ACTION,
    OBJECTIVE,
    TARGET,
    TASK,
    PHASE,
    ATTACHMENT,
    LINE,
    DECISION,
    EXPECTATION,
    DISRUPTION,
    FEEDBACK_FORM,
    RIGHTS_QUESTION,
    /** Unique within its action. */
    STEP,
    /** Unique within its decision. */
    OPTION,
    /** Unique within its phase or form. */
    QUESTION;

    /** As a message calls it: "failure domain". */
    String words() {
        return this == PACE_PLAN ? "PACE plan" : name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    boolean isUniqueInParentOnly() {
        return this == STEP || this == OPTION || this == QUESTION;
    }
}
