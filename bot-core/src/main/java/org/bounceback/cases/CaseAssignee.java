package org.bounceback.cases;

import java.time.Instant;

/**
 * Who has a case in hand.
 *
 * @param person the platform's own name, such as a user's id
 * @param name as people know them
 * @param since when they took it, to the millisecond
 */
public record CaseAssignee(String person, String name, Instant since) {}
