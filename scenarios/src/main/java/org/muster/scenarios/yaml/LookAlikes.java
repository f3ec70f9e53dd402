package org.muster.scenarios.yaml;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Looks through every text for what looks like data of a real person, place or case. An author who knows better writes
 * {@code because} at the object, and the finding becomes a note.
 */
final class LookAlikes {

    /**
     * One sort of thing that has no place in a scenario.
     *
     * @param what what it looks like
     * @param fine what is allowed though it looks so, or nothing
     * @param cure what to write instead
     */
    private record LookAlike(String what, Pattern pattern, Pattern fine, String cure) {}

    private static final Pattern NOTHING_FINE = Pattern.compile("(?!)");

    private static final List<LookAlike> ALL = List.of(
            new LookAlike(
                    "a date of birth",
                    Pattern.compile("(?iu)\\b(born|d\\.?o\\.?b\\.?|date of birth|nacid[oa]s?|fecha de "
                            + "nacimiento)\\b[^.\\n]{0,24}?\\d+"
                            + "|\\b\\d{1,2}[/.-]\\d{1,2}[/.-](19\\d\\d|200\\d)\\b|\\b(19\\d\\d"
                            + "|200\\d)-\\d\\d-\\d\\d\\b"),
                    NOTHING_FINE,
                    "an age band, such as an adult"),
            new LookAlike(
                    "a licence plate",
                    Pattern.compile("(?iu)\\b(plates?|placas?|matr[ií]culas?)\\b[^.\\n]{0,15}?\\b(?=[A-Z0-9 "
                            + "-]{0,8}\\d)[A-Z0-9]{2,4}[- ]?[A-Z0-9]{2,4}\\b"),
                    NOTHING_FINE,
                    "the kind and colour of the car"),
            new LookAlike(
                    "a document number",
                    Pattern.compile("\\b\\d{3}-\\d{2}-\\d{4}\\b|\\bA[- ]?\\d{8,9}\\b"
                            + "|(?iu)\\b(passport|pasaporte|visa|c[ée]dula|curp|ssn|alien number"
                            + "|driver'?s licen[cs]e|licencia)\\b[^.\\n]{0,15}?\\b[A-Z]{0,3}\\d{5,}"),
                    NOTHING_FINE,
                    "no number at all"),
            new LookAlike(
                    "a telephone number",
                    Pattern.compile("(?<![\\d.-])(\\+?\\d{1,2}[-. ])?(\\(?\\d{3}\\)?[-. ]?)?\\d{3}[-. ]\\d{4}(?![\\d-])"
                            + "|(?<![\\d.])\\d{10}(?!\\d)"),
                    Pattern.compile(".*555[-. ]?01\\d\\d"),
                    "555-0142"),
            new LookAlike(
                    "an e-mail address",
                    Pattern.compile("(?<![\\w.+-])[\\w.+-]{1,64}+@[\\w-]{1,63}+(\\.[\\w-]{1,63}+){1,8}"),
                    Pattern.compile("(?i).*\\.invalid"),
                    "a host that ends in .invalid"),
            new LookAlike(
                    "coordinates",
                    Pattern.compile(
                            "-?\\d{1,3}\\.\\d{3,12}+ ?°? ?[NS]?[,;/ ] ?-?\\d{1,3}\\.\\d{3,12}|\\d{1,3} ?° ?\\d"),
                    NOTHING_FINE,
                    "the name of a site"),
            new LookAlike(
                    "a word of nationality",
                    Pattern.compile("(?iu)(?<!new )\\b(mexicans?|guatemalans?|hondurans?|salvador[ae]ns?|nicaraguans?"
                            + "|cubans?|venezuelans?|haitians?"
                            + "|colombians?|ecuador[ei]ans?|brazilians?|chinese|indians?|russians?"
                            + "|syrians?|afghans?|iraqis?|somalis?"
                            + "|mexican[oa]s?|guatemaltec[oa]s?|hondureñ[oa]s?|salvadoreñ[oa]s?"
                            + "|nicaragüenses?|cuban[oa]s?"
                            + "|venezolan[oa]s?|haitian[oa]s?|colombian[oa]s?|ecuatorian[oa]s?"
                            + "|brasileñ[oa]s?|chin[oa]s|rus[oa]s)\\b"),
                    NOTHING_FINE,
                    "a person, or people"),
            new LookAlike(
                    "a word of faith",
                    Pattern.compile("(?iu)\\b(muslims?|christians?|jews?|jewish|catholics?|protestants?|hindus?"
                            + "|buddhists?|sikhs?|mormons?"
                            + "|musulman(a|as|es)?|musulmán|cristian[oa]s?|judí[oa]s?|católic[oa]s?"
                            + "|protestantes?|hindúes|budistas?)\\b"),
                    NOTHING_FINE,
                    "a person, or people"));

    private LookAlikes() {}

    static void check(List<Texts.Words> texts, Problems problems) {
        for (Texts.Words text : texts) {
            for (LookAlike sort : ALL) {
                Matcher matcher = sort.pattern().matcher(text.words());
                while (matcher.find()) {
                    String found = matcher.group().strip();
                    if (!sort.fine().matcher(found).matches()) {
                        tell(text, sort, found, problems);
                        break;
                    }
                }
            }
        }
    }

    private static void tell(Texts.Words text, LookAlike sort, String found, Problems problems) {
        String shown = found.replaceAll("\\s+", " ");
        if (text.reasoned()) {
            problems.add(
                    Problem.LOOK_ALIKE_PASSED,
                    text.mark(),
                    "Text of %s looks like %s (%s); its author says why it is none."
                            .formatted(text.owner(), sort.what(), shown));
        } else {
            problems.add(
                    Problem.LOOK_ALIKE,
                    text.mark(),
                    "Text of %s looks like %s (%s). Maybe write %s, or say why with because."
                            .formatted(text.owner(), sort.what(), shown, sort.cure()));
        }
    }
}
