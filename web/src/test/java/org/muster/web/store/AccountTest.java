package org.muster.web.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muster.simulator.log.Role;

class AccountTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "Ana", "ana maria", "ana/other", "-ana", "añα", "a\n"})
    void hasALoginThatIsWrittenInOneWayOnly(String login) {
        assertThat(Account.isLogin(login)).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Account(login, "Ana", null, false, Set.of(), false, null, 0));
    }

    @Test
    void hasNoRoleOfOneExerciseEverywhere() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Account("ana", "Ana", null, false, Set.of(Role.CONTROLLER), false, null, 0))
                .withMessageContaining("belong to an exercise");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Appointment("x7k", "ana", "ab", 1, Map.of(Role.ADMIN, List.of()), null))
                .withMessageContaining("not one of an exercise");
    }

    @Test
    void isNeverWrittenWithItsPasswordOrAJoinCodeWithItself() {
        Account account = new Account("ana", "Ana", "$2a$secret", false, Set.of(), false, null, 0);
        JoinCode code = new JoinCode("K7QX2M", "x7k", null, 0, "ana");

        assertThat(account.toString()).contains("ana").doesNotContain("secret");
        assertThat(code.toString()).contains("x7k").doesNotContain("K7QX2M");
    }
}
