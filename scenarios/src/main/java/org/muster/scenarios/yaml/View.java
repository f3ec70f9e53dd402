package org.muster.scenarios.yaml;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.Code;
import org.muster.scenarios.ExerciseTime;
import org.muster.scenarios.Rate;
import org.muster.scenarios.Share;
import org.muster.scenarios.Spread;
import org.muster.scenarios.Text;
import org.muster.scenarios.Tree;

/** One object of a tree that the {@link Structure} has passed: its values with the description's defaults applied. */
final class View {

    private final Shape.Keys keys;
    private final Tree.Branch branch;
    private final String language;

    /** @param language the reference language of the script */
    View(Shape.Keys keys, Tree.Branch branch, String language) {
        this.keys = keys;
        this.branch = branch;
        this.language = language;
    }

    Tree.Branch branch() {
        return branch;
    }

    boolean has(String key) {
        return branch.has(key);
    }

    /** @return the value as written, or the default, or null when neither is there */
    @Nullable
    Tree find(String key) {
        Tree written = branch.get(key);
        if (written != null) {
            return written;
        }
        Shape.Key described = keys.key(key);
        if (described == null) {
            throw new IllegalArgumentException("Key (%s) of (%s) is not described.".formatted(key, keys.name()));
        }
        return described.fallback() == null ? null : Tree.Scalar.of(described.fallback());
    }

    Tree get(String key) {
        return Objects.requireNonNull(find(key), key);
    }

    String word(String key) {
        return written(get(key));
    }

    @Nullable
    String wordOrNull(String key) {
        Tree found = find(key);
        return found == null ? null : written(found);
    }

    static String written(Tree tree) {
        return ((Tree.Scalar) tree).written();
    }

    <T> T id(String key, Function<String, T> make) {
        return make.apply(word(key));
    }

    <T> @Nullable T idOrNull(String key, Function<String, T> make) {
        String word = wordOrNull(key);
        return word == null ? null : make.apply(word);
    }

    /** Of a list, or of one value that stands for a list of one. */
    <T> List<T> ids(String key, Function<String, T> make) {
        return values(key).stream().map(value -> make.apply(written(value))).toList();
    }

    List<Tree> values(String key) {
        Tree found = find(key);
        if (found == null) {
            return List.of();
        }
        return found instanceof Tree.Row row ? row.values() : List.of(found);
    }

    View view(Shape.Keys described, Tree tree) {
        return new View(described, (Tree.Branch) tree, language);
    }

    @Nullable
    View viewOrNull(String key, Shape.Keys described) {
        Tree found = branch.get(key);
        return found == null ? null : view(described, found);
    }

    List<View> views(String key, Shape.Keys described) {
        return values(key).stream().map(value -> view(described, value)).toList();
    }

    boolean flag(String key) {
        return word(key).toLowerCase(Locale.ROOT).equals("true");
    }

    int whole(String key) {
        return wholeOf(get(key));
    }

    static int wholeOf(Tree tree) {
        return Objects.requireNonNull(Plain.number(written(tree))).intValueExact();
    }

    double decimal(String key) {
        return Objects.requireNonNull(Plain.number(word(key))).doubleValue();
    }

    Share share(String key) {
        return Share.of(Objects.requireNonNull(Plain.number(word(key))).toPlainString());
    }

    long millis(String key) {
        return Objects.requireNonNull(Units.duration(word(key)));
    }

    @Nullable
    Long millisOrNull(String key) {
        String word = wordOrNull(key);
        return word == null ? null : Units.duration(word);
    }

    ExerciseTime moment(String key) {
        return Objects.requireNonNull(Units.moment(word(key)));
    }

    @Nullable
    ExerciseTime momentOrNull(String key) {
        String word = wordOrNull(key);
        return word == null ? null : Units.moment(word);
    }

    @Nullable
    Rate rateOrNull(String key) {
        String word = wordOrNull(key);
        return word == null ? null : Units.rate(word);
    }

    @Nullable
    Spread spreadOrNull(String key) {
        View spread = viewOrNull(key, Language.SPREAD);
        return spread == null ? null : new Spread(spread.millis("median"), spread.millis("p90"));
    }

    <E extends Enum<E> & Code> E code(String key, Class<E> list) {
        return codeOf(get(key), list);
    }

    <E extends Enum<E> & Code> @Nullable E codeOrNull(String key, Class<E> list) {
        Tree found = find(key);
        return found == null ? null : codeOf(found, list);
    }

    static <E extends Enum<E> & Code> E codeOf(Tree tree, Class<E> list) {
        return Objects.requireNonNull(Code.find(list, written(tree)));
    }

    Text text(String key) {
        return textOf(get(key));
    }

    @Nullable
    Text textOrNull(String key) {
        Tree found = find(key);
        return found == null ? null : textOf(found);
    }

    Text textOf(Tree tree) {
        return switch (tree) {
            case Tree.Branch map -> {
                Map<String, String> words = new LinkedHashMap<>();
                map.entries().forEach(entry -> words.put(entry.key(), written(entry.value())));
                yield new Text(language, words);
            }
            default -> Text.of(language, written(tree));
        };
    }
}
