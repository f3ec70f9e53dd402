package org.muster.web.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.muster.simulator.log.TextRef;

class StoredTextTest {

    private static StoredText text(String words) {
        return StoredText.of("x7k", words, null, "p-1", StoredText.Kind.MESSAGE, 1_000);
    }

    @Test
    void commitsToItsWordsUnderItsSalt() throws Exception {
        StoredText text = text("Close Third Street.");
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(text.salt(), "HmacSHA256"));
        byte[] expected = mac.doFinal("Close Third Street.".getBytes(UTF_8));

        TextRef inTheLog = text.commitment();
        assertThat(Base64.getUrlDecoder().decode(inTheLog.commit())).isEqualTo(expected);
        assertThat(Base64.getUrlDecoder().decode(inTheLog.ref())).hasSize(16);
        assertThat(text.salt()).hasSize(32);
    }

    @Test
    void commitsToTheSameWordsAnewEachTime() {
        assertThat(text("Yes.").commitment().commit())
                .isNotEqualTo(text("Yes.").commitment().commit());
    }

    @Test
    void takesOneCharacterForOneHoweverItWasTyped() {
        String composed = "é", decomposed = "e\u0301";
        assertThat(text(decomposed).text()).isEqualTo(composed);
    }

    @Test
    void tellsNothingOfItsWordsToAProgramsLog() {
        assertThat(text("secret words").toString()).doesNotContain("secret");
    }
}
