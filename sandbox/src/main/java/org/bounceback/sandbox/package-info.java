/**
 * Simulated servers for everything outside Bounceback, over real network connections. They are as
 * strict as the real services and can simulate faults. This module depends on nothing of ours and
 * only listens on this computer.
 *
 * <p>Start with {@link org.bounceback.sandbox.dns.NameServer}, {@link
 * org.bounceback.sandbox.smtp.SmtpServer}, {@link org.bounceback.sandbox.desk.DeskServer}, {@link
 * org.bounceback.sandbox.slack.StrictSlack} or {@link
 * org.bounceback.sandbox.discord.StrictDiscord}; {@code docs/reference/sandbox.md} lists what each
 * of them simulates.
 */
@NullMarked
package org.bounceback.sandbox;

import org.jspecify.annotations.NullMarked;
