package org.muster.web.feedback;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.FeedbackForm;
import org.muster.scenarios.Question;
import org.muster.scenarios.Text;
import org.muster.web.store.Feedback;
import org.muster.web.wire.Problem;
import org.muster.web.wire.Words;

/** Forms and answers as screens show them. */
final class Forms {

    /** Answers of fewer persons would be known for whose they are. */
    static final int LEAST_TOGETHER = 5;

    private static final int LONGEST_ANSWER = 2_000;
    private static final int MOST_ON_SCALE = 5;

    /** @param answer scale-1-5, text or choice */
    record QuestionView(String id, Map<String, String> text, String answer, List<Map<String, String>> choices) {}

    /** @param closed whether it takes no more answers */
    record FormView(
            String id, Map<String, String> title, boolean anonymous, boolean closed, List<QuestionView> questions) {}

    /**
     * A form and what was answered.
     *
     * @param asked how many seats it asks
     * @param count how many answered
     * @param results absent while it is open, and for good when it is anonymous and fewer than five answered
     */
    record ResultView(
            FormView form, int asked, int count, @Nullable List<AnswersView> results) {}

    /**
     * What was answered to one question.
     *
     * @param counts how often each point of the scale, or each choice, was chosen; empty for texts
     * @param texts in alphabetical order, so that their order tells nothing
     */
    record AnswersView(String question, List<Integer> counts, List<Written> texts) {}

    /** @param seat absent when the form is anonymous */
    record Written(String text, @Nullable String seat) {}

    private Forms() {}

    static FormView view(FeedbackForm form, List<String> languages, boolean closed) {
        return new FormView(
                form.id().value(),
                words(form.title(), languages),
                form.anonymous(),
                closed,
                form.questions().stream()
                        .map(question -> new QuestionView(
                                question.id().value(),
                                words(question.text(), languages),
                                question.answer().code(),
                                question.choices().stream()
                                        .map(choice -> words(choice, languages))
                                        .toList()))
                        .toList());
    }

    private static Map<String, String> words(Text text, List<String> languages) {
        return Words.of(text, languages);
    }

    static ResultView results(FeedbackForm form, List<String> languages, boolean closed, List<Feedback> answered) {
        boolean shown = closed && (!form.anonymous() || answered.size() >= LEAST_TOGETHER);
        return new ResultView(
                view(form, languages, closed),
                form.seats().size(),
                answered.size(),
                shown
                        ? form.questions().stream()
                                .map(question -> answers(question, answered))
                                .toList()
                        : null);
    }

    private static AnswersView answers(FeedbackForm.FormQuestion question, List<Feedback> answered) {
        String id = question.id().value();
        List<Integer> counts = new ArrayList<>(
                IntStream.range(0, most(question)).mapToObj(none -> 0).toList());
        Map<String, List<Written>> texts = new TreeMap<>();
        for (Feedback each : answered) {
            String answer = each.answers().get(id);
            if (answer != null && question.answer() == FeedbackForm.Answer.TEXT) {
                texts.computeIfAbsent(answer, none -> new ArrayList<>()).add(new Written(answer, each.seat()));
            } else if (answer != null) {
                int place = Integer.parseInt(answer) - 1;
                counts.set(place, counts.get(place) + 1);
            }
        }
        return new AnswersView(
                id, counts, texts.values().stream().flatMap(List::stream).toList());
    }

    /** How many points a scale, or how many choices a question has. */
    private static int most(FeedbackForm.FormQuestion question) {
        return switch (question.answer()) {
            case SCALE_1_5 -> MOST_ON_SCALE;
            case CHOICE -> question.choices().size();
            case TEXT -> 0;
        };
    }

    /** What was answered, checked: the number of a point or a choice, from 1, or a text. Blanks are left out. */
    static Map<String, String> checked(FeedbackForm form, Map<String, String> given) {
        Map<String, FeedbackForm.FormQuestion> questions = new LinkedHashMap<>();
        form.questions().forEach(question -> questions.put(question.id().value(), question));
        Map<String, String> answers = new LinkedHashMap<>();
        given.forEach((id, answer) -> {
            FeedbackForm.FormQuestion question = questions.get(id);
            if (question == null) {
                throw Problem.noneOf(
                        "answers",
                        id,
                        form.questions().stream()
                                .map(FeedbackForm.FormQuestion::id)
                                .map(Question.Id::value)
                                .toList());
            }
            if (answer != null && !answer.isBlank()) {
                answers.put(id, checked(question, answer.strip()));
            }
        });
        if (answers.isEmpty()) {
            throw Problem.wrong("answers", "there is none. Maybe answer one question.");
        }
        return answers;
    }

    private static String checked(FeedbackForm.FormQuestion question, String answer) {
        String field = "answers." + question.id();
        if (question.answer() == FeedbackForm.Answer.TEXT) {
            if (answer.length() > LONGEST_ANSWER) {
                throw Problem.wrong(
                        field, "it has %d characters, more than %d.".formatted(answer.length(), LONGEST_ANSWER));
            }
            return answer;
        }
        List<String> possible = IntStream.rangeClosed(1, most(question))
                .mapToObj(Integer::toString)
                .toList();
        if (!possible.contains(answer)) {
            throw Problem.noneOf(field, answer, possible);
        }
        return answer;
    }
}
