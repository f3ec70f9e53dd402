package org.muster.scenarios.yaml;

import static org.muster.scenarios.yaml.Finding.Severity.BLOCKS_PUBLISHING;
import static org.muster.scenarios.yaml.Finding.Severity.ERROR;
import static org.muster.scenarios.yaml.Finding.Severity.NOTE;
import static org.muster.scenarios.yaml.Finding.Severity.WARNING;

import org.muster.scenarios.Code;

/** Every kind of thing the reader can say about a script. The list is printed in {@code docs/language.md}. */
public enum Problem implements Code {
    // The file
    NOT_UTF_8(ERROR, "The file is not UTF-8."),
    TOO_LARGE(ERROR, "The file is larger than 4 MiB."),
    TOO_DEEP(ERROR, "Lists and maps are nested more than 40 deep."),
    SYNTAX(ERROR, "The file is not YAML, or not JSON."),
    NO_DOCUMENT(ERROR, "The file holds no map of keys."),
    SEVERAL_DOCUMENTS(ERROR, "The file holds more than one document."),
    ANCHOR(ERROR, "An anchor (&) is used. Each thing is written out where it stands."),
    ALIAS(ERROR, "An alias (*) is used. Each thing is written out where it stands."),
    TAG(ERROR, "A tag (!) is used. The language knows its types by their keys."),
    KEY_NOT_TEXT(ERROR, "A key is a list or a map."),
    DUPLICATE_KEY(ERROR, "A key stands twice in one object."),
    COMMA_IN_BRACES(ERROR, "A key in {…} has no value; most often the text before it holds a comma."),
    NEWER_LANGUAGE(ERROR, "The file is of a newer version of the language."),
    TOO_MANY_FINDINGS(ERROR, "There is more to say than is told at once."),

    // Keys and values
    UNKNOWN_KEY(ERROR, "The object has no such key."),
    MISSING_KEY(ERROR, "A key that the object needs is missing."),
    NO_VALUE(ERROR, "A key has no value."),
    WRONG_TYPE(ERROR, "A value is of another type than the key wants."),
    UNKNOWN_VALUE(ERROR, "A value is not of the key's closed list."),
    OUT_OF_RANGE(ERROR, "A number, a length or the length of a list lies outside its limits."),
    NO_UNIT(ERROR, "A duration or a rate has no unit."),
    BAD_FORM(ERROR, "A value is not written in the form that its type wants."),
    AFTER_END_EX(ERROR, "A moment lies after EndEx."),
    WRONG_CLOCK(ERROR, "Turns are written where the clock runs, or minutes where it stands in turns."),
    TWICE_IN_LIST(ERROR, "A list names the same thing twice."),
    ONE_OF_KEYS(ERROR, "An object has none, or several, of the keys of which it needs exactly one."),
    KEYS_EXCLUDE(ERROR, "Two keys of one object exclude each other."),
    KEY_NEEDS_KEY(ERROR, "A key stands without the other key that it needs."),
    KEY_NOT_FOR_KIND(ERROR, "A key does not belong to this kind of object."),
    KEY_NOT_FOR_CLOCK(ERROR, "A key is missing, or out of place, for this kind of clock."),
    NOT_FICTIONAL(ERROR, "The author has not declared that the scenario is fictional."),
    UNKNOWN_PROFILE(ERROR, "There is no such scoring profile."),

    // Ids and references
    BAD_ID(ERROR, "An id is not made of small letters, digits and hyphens, or is longer than 40."),
    RESERVED_ID(ERROR, "An id is a word that means something else."),
    DUPLICATE_ID(ERROR, "Two objects have the same id."),
    IMPLICIT_ID(ERROR, "An id is that of an expectation which the engine opens by itself."),
    UNKNOWN_REFERENCE(ERROR, "A reference names an id that does not exist."),
    WRONG_REFERENCE(ERROR, "A reference names an object of another type than is wanted."),

    // Texts
    MISSING_REFERENCE_LANGUAGE(ERROR, "A text lacks the reference language."),
    UNKNOWN_TEXT_LANGUAGE(ERROR, "A text is in a language that is not among the scenario's."),
    HTML_IN_TEXT(ERROR, "A text holds HTML."),
    OUTSIDE_LINK(ERROR, "A text links to the world outside the exercise."),
    MISSING_TRANSLATION(WARNING, "A text lacks one of the scenario's languages."),
    UNTRANSLATED(NOTE, "Texts stand in the reference language alone; counted once a file."),

    // Who takes part
    LEAST_SCENARIO(ERROR, "There is no agency, no seat, or neither a line nor a phase with a question."),
    AGENCY_WITHOUT_SEAT(ERROR, "An agency that is neither media nor public has no seat."),
    POINT_OF_CONTACT(ERROR, "An agency has no point of contact, or more than one."),
    DEPUTY(ERROR, "A deputy is of another agency, is the seat itself, or deputies go in a circle."),
    REPORTS_IN_CIRCLE(ERROR, "Seats report to each other in a circle."),
    CATEGORY_WEAKENED(ERROR, "A built-in data category is made weaker than it is."),
    LEAD_NOT_MEMBER(ERROR, "A task force is led by somebody who is no member."),
    CREW_TWICE(WARNING, "Two entries for crews that are equally specific give the same key."),

    // Links and PACE plans
    PACE_LINK(ERROR, "A link of a PACE plan does not join the pair."),
    PACE_GAP(ERROR, "A PACE plan leaves out a level before its last."),
    PACE_LEVEL_TWICE(ERROR, "A PACE plan has the same link at two levels."),
    PACE_TWICE(ERROR, "A pair has two PACE plans for one purpose."),
    PACE_SHARED_DOMAIN(WARNING, "Two levels of a PACE plan fail together."),
    PACE_TLP(WARNING, "A level of a PACE plan may not carry what the pair needs."),
    LEGAL_BRIDGE(NOTE, "One agreement alone joins agencies that must exchange; looked for among up to 250 agencies."),
    PACE_HEARER(WARNING, "A net of a PACE plan is heard by an agency that no agreement permits."),

    // Agreements and information
    SPAN_ORDER(ERROR, "A stretch of time ends before it begins."),
    CATEGORY_TWICE(ERROR, "An agreement names a category twice in the same direction."),
    PROTECTED_ALLOWED(ERROR, "A protected category is allowed without a condition."),
    PROTECTED_CONDITION(ERROR, "A category is opened by a condition that can't open it."),
    IMMIGRATION_STATUS_HOLDER(ERROR, "Immigration status would be held by a community, a health service or a school."),
    DETENTION(ERROR, "Detention stands as a purpose where it is not denied or declined."),
    PUBLIC_TLP(ERROR, "Public information has a TLP above green."),
    ORIGIN(ERROR, "An item comes from nowhere, from several sources, or is false and has a source."),
    RED_NAMES(ERROR, "A red item names nobody who may have it."),
    ITEMS_IN_CIRCLE(ERROR, "Items are made of, or replace, each other in a circle."),
    NEED_TWICE(ERROR, "An item names the same recipient twice."),
    COMMUNITY_TO_ENFORCEMENT(ERROR, "A community agency is expected to tell an enforcing agency something."),
    NOT_FALSE(ERROR, "A true item is spread as false, or a false one corrects another."),
    UNCORRECTED(WARNING, "A false item has none that corrects it."),
    LEGAL_GAP(WARNING, "A need that no agreement permits to be met."),
    NO_WAY(WARNING, "A need that no link can carry."),

    // MSEL, phases, triggers
    LINE_LINK(ERROR, "A line goes over a link of which its sender or a recipient is no member."),
    RECIPIENT_WITHOUT_SEAT(ERROR, "Something is sent to, or expected of, an agency that has no seat."),
    CONTINGENCY_TRIGGER(ERROR, "A contingency waits for no missed expectation, or another line does."),
    WHEN_MISSED_TWICE(ERROR, "Two contingencies follow the same expectation with the same delay."),
    DECISION_OPTIONS(ERROR, "A decision has no right option."),
    OPTION_SEVERITY(ERROR, "An unlawful option lacks its severity, or another option has one."),
    WITHIN(ERROR, "An expectation lacks its standard, or has one that it can't have."),
    UNTIL(ERROR, "An expectation other than a never has an end."),
    NEVER_ARRIVES(ERROR, "An item is available with a line that delivers nothing."),
    CONDITION_DEPTH(ERROR, "Conditions are joined more than four deep."),
    TRIGGER_CYCLE(ERROR, "Triggers wait for each other in a circle."),
    NEVER_FIRES(ERROR, "Something can never be set off."),
    DEADLINE_AFTER_END_EX(WARNING, "A deadline lies after EndEx."),
    NOT_PERMITTED(WARNING, "A message is expected that no agreement in force permits then."),
    NOT_ABLE(WARNING, "Something is expected of somebody who can't do it."),
    UNUSED_TASK(WARNING, "A task for which nothing counts."),
    DEFERRED(WARNING, "A line is deferred and does not play."),
    DEPENDS_ON_DEFERRED(WARNING, "Something waits for a deferred line alone and does not play."),
    SENT_IN_THEIR_NAME(NOTE, "A line comes from a played agency; its seats see it as sent in their name."),

    // Disruptions
    HITS(ERROR, "A disruption hits what it can't hit."),
    PARTITION_OVERLAP(ERROR, "An agency stands on both sides of a partition."),
    NOTICE_UNREACHABLE(ERROR, "A notice is to go to an agency that its link does not reach."),
    NOT_AN_INTERPRETER(ERROR, "A language barrier is eased by something that is no interpreter."),
    HITS_NOTHING(WARNING, "A disruption hits a failure domain that no link belongs to."),
    NOTICE_LEAVES_OUT(WARNING, "A party of a changed agreement gets no notice."),

    // What Muster refuses, and what a scenario must have before it is published
    LOOK_ALIKE(BLOCKS_PUBLISHING, "A text looks like data of a real person, place or case."),
    LOOK_ALIKE_PASSED(NOTE, "A text looks like real data, and its author says why it is not."),
    COUNTS_ENFORCEMENT(
            BLOCKS_PUBLISHING, "An action, resource, task or expectation counts arrests, detentions or seizures."),
    NO_OVERSIGHT_SEAT(BLOCKS_PUBLISHING, "An enforcing agency plays and nobody oversees it."),
    NO_COMMUNITY_SEAT(BLOCKS_PUBLISHING, "An enforcing agency plays and no community does."),
    RIGHTS_WEIGHT(
            BLOCKS_PUBLISHING,
            "An enforcing agency plays and tasks that guard rights weigh less than 15 % of all tasks."),
    RIGHTS_UNANSWERED(BLOCKS_PUBLISHING, "A question about people's rights is not answered."),
    RIGHTS_NOT_MET(BLOCKS_PUBLISHING, "A question about people's rights is answered with not-met."),

    // Feedback
    CHOICES(ERROR, "Choices stand where none are asked for, or are missing.");

    private final Finding.Severity severity;
    private final String meaning;

    Problem(Finding.Severity severity, String meaning) {
        this.severity = severity;
        this.meaning = meaning;
    }

    public Finding.Severity severity() {
        return severity;
    }

    /** What it means, in one sentence for authors. */
    public String meaning() {
        return meaning;
    }
}
