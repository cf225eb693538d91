package org.bounceback.bounce.log;

import java.util.Optional;

/**
 * One line of a log, without what the paste added and with its common prefix split off.
 *
 * @param number the position in the paste, from 0
 * @param text the whole line
 * @param time the time in the prefix
 * @param host the host in a syslog prefix
 * @param program the program in a syslog prefix, such as {@code postfix/smtp}
 * @param body the rest of the line
 */
public record LogLine(
    int number,
    String text,
    Optional<LogTime> time,
    Optional<String> host,
    Optional<String> program,
    String body) {}
