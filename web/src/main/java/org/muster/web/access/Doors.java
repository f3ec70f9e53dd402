package org.muster.web.access;

import java.time.InstantSource;
import org.muster.web.store.Store;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What stands behind the doorkeeper. */
@Configuration(proxyBeanMethods = false)
class Doors {

    @Bean(destroyMethod = "close")
    Turns turns() {
        return new Turns();
    }

    @Bean
    SignIns signIns(Store store, Turns turns, InstantSource wallClock) {
        return new SignIns(store, turns, wallClock);
    }

    @Bean(destroyMethod = "close")
    Accounts accounts(Store store, SignIns signIns, Cookie cookie, Turns turns, InstantSource wallClock) {
        return new Accounts(store, signIns, cookie, turns, wallClock);
    }

    @Bean
    Appointments appointments(Store store, SignIns signIns, Turns turns) {
        return new Appointments(store, signIns, turns);
    }

    @Bean
    JoinCodes joinCodes(
            Store store, Appointments appointments, Accounts accounts, Turns turns, InstantSource wallClock) {
        return new JoinCodes(store, appointments, accounts, turns, wallClock);
    }
}
