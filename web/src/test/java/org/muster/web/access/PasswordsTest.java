package org.muster.web.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PasswordsTest {
    private final Passwords passwords = new Passwords();

    @Test
    void areKnownAgainByTheirHashAndByNothingElse() {
        String hash = passwords.hash("three sand hills");

        assertThat(hash).doesNotContain("sand");
        assertThat(passwords.matches("three sand hills", hash)).isTrue();
        assertThat(passwords.matches("three sand hill", hash)).isFalse();
        assertThat(passwords.matches("", hash)).isFalse();
        assertThat(passwords.matches("three sand hills", null)).isFalse();
    }

    /** BCrypt reads 72 bytes and no further. */
    @Test
    void areNotKnownByTheirBeginning() {
        String longest = "ñ".repeat(36);
        String hash = passwords.hash(longest);

        assertThat(passwords.matches(longest, hash)).isTrue();
        assertThat(passwords.matches(longest + "x", hash)).isFalse();
        assertThat(Passwords.fault("ana", longest + "x")).contains("(73) bytes");
    }

    @ParameterizedTest
    @CsvSource({
        "elevenchars, 12 are needed",
        "aaaaaaaaaaaaaaa, repeats",
        "ana.medina and more, anybody would try first",
        "Muster is my word, anybody would try first",
    })
    void areNotWhatIsGuessedFirst(String password, String words) {
        assertThat(Passwords.fault("ana.medina", password)).contains(words);
    }

    @Test
    void areFreeInAllElse() {
        assertThat(Passwords.fault("ana", "tres dunas de arena")).isNull();
        assertThat(Passwords.fault("ana", "日本語の合言葉です一二三")).isNull();
    }

    @Test
    void thatAreHandedOverDifferEachTime() {
        Set<String> drawn = new HashSet<>();
        for (int i = 0; i < 200; i++) {
            String password = Passwords.draw();
            assertThat(password).matches("([0-9A-HJKMNP-TV-Z]{5}-){3}[0-9A-HJKMNP-TV-Z]{5}");
            assertThat(Passwords.fault("admin", password)).isNull();
            drawn.add(password);
        }
        assertThat(drawn).hasSize(200);
    }

    @ParameterizedTest
    @CsvSource({"k7q x2m, K7QX2M", "K7-QX-2M, K7QX2M", "ol1i0o, 011100", "'  k7qx2m ', K7QX2M"})
    void codesAreReadAsTheyAreMeant(String typed, String meant) {
        assertThat(Codes.understood(typed)).isEqualTo(meant);
    }
}
