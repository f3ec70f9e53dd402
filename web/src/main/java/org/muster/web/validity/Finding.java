package org.muster.web.validity;

import java.util.List;

/**
 * What a study came to.
 *
 * @param conditions under which its claims are made, a sentence each
 */
record Finding(String title, List<String> conditions, List<Claim> claims, List<Table> tables, List<Picture> pictures) {

    /** Figures in rows, the first column naming the row. */
    record Table(String title, List<String> columns, List<List<String>> rows) {}

    Finding {
        conditions = List.copyOf(conditions);
        claims = List.copyOf(claims);
        tables = List.copyOf(tables);
        pictures = List.copyOf(pictures);
    }
}
