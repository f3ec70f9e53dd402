package org.muster.web.access;

import org.muster.scenarios.Position;

/** As whom somebody opens a page or does something. What a viewer is given follows from this and nothing else. */
public sealed interface Viewer {

    /** As the log and the audit write it. */
    String key();

    /** Somebody who looks after accounts, people and the audit. */
    record Admin() implements Viewer {
        @Override
        public String key() {
            return "admin";
        }
    }

    /** Somebody who reads what exercises came to, over all of them. */
    record Commander() implements Viewer {
        @Override
        public String key() {
            return "commander";
        }
    }

    /** Somebody who may read scripts. */
    record Trainer() implements Viewer {
        @Override
        public String key() {
            return "trainer";
        }
    }

    /**
     * Somebody who steers an exercise and sees all of it.
     *
     * @param number counted from 1 in the exercise
     */
    record Control(int number) implements Viewer {
        @Override
        public String key() {
            return "control:" + number;
        }
    }

    /**
     * Somebody who judges an exercise and sees all of it.
     *
     * @param number counted from 1 in the exercise
     * @param lead whether this one settles where the others differ, answers contests and closes the evaluation
     */
    record Evaluator(int number, boolean lead) implements Viewer {
        @Override
        public String key() {
            return "evaluator:" + number;
        }
    }

    /**
     * Somebody who looks on: sees what all seats see, and the rest when it is released.
     *
     * @param number counted from 1 in the exercise
     */
    record Observer(int number) implements Viewer {
        @Override
        public String key() {
            return "observer:" + number;
        }
    }

    /**
     * Somebody outside the game who audits it: reads all of an exercise and changes nothing.
     *
     * @param number counted from 1 in the exercise
     */
    record Oversight(int number) implements Viewer {
        @Override
        public String key() {
            return "oversight:" + number;
        }
    }

    /** Somebody who holds a seat, and sees what that seat may know. */
    record Seat(Position.Id position) implements Viewer {
        @Override
        public String key() {
            return "seat:" + position;
        }
    }
}
