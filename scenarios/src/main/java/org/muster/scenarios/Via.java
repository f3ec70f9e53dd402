package org.muster.scenarios;

/** How a message travels. */
public sealed interface Via {

    /** SimCell hands it over; no link carries it. */
    record Direct() implements Via {
        @Override
        public String toString() {
            return "direct";
        }
    }

    /** The pair's PACE levels in order, else any link. */
    record Best() implements Via {
        @Override
        public String toString() {
            return "best";
        }
    }

    /** One link and no other. */
    record Over(Link.Id link) implements Via {
        @Override
        public String toString() {
            return link.value();
        }
    }
}
