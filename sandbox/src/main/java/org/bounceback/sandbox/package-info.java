/**
 * A loopback internet: stand-ins on the wire for what lies outside Bounceback, strict where the
 * real thing is strict and able to misbehave on demand. It depends on nothing of ours and never
 * listens beyond this computer.
 *
 * <p>Start with {@link org.bounceback.sandbox.dns.NameServer}, {@link
 * org.bounceback.sandbox.smtp.SmtpServer}, {@link org.bounceback.sandbox.desk.DeskServer}, {@link
 * org.bounceback.sandbox.slack.StrictSlack} or {@link
 * org.bounceback.sandbox.discord.StrictDiscord}; {@code docs/reference/sandbox.md} lists what each
 * of them plays.
 */
@NullMarked
package org.bounceback.sandbox;

import org.jspecify.annotations.NullMarked;
