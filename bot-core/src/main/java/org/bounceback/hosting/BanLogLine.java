package org.bounceback.hosting;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.Optional;
import org.bounceback.address.Ip;
import org.bounceback.hosting.IpBan.Blocker;

/**
 * A log line about an IP ban, of fail2ban (1.0.2), LFD, Postfix (3.7) or Exim (4.96). A later line
 * of the same kind replaces an earlier one, and may report the end of the ban.
 *
 * @param by the program that bans
 * @param list the jail or rule
 * @param ended whether the line reports the end of the ban
 * @param when the time as written in the log; it may have no time zone
 * @param reason the reason as written in the log
 */
record BanLogLine(Blocker by, String list, boolean ended, String when, String reason) {
  private static final Pattern FAIL2BAN =
      Pattern.compile(
          "^(\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}:\\d{2}),\\d+ fail2ban\\.actions\\s*(?:\\[\\d+])?:? "
              + "\\s*NOTICE\\s+\\[([A-Za-z0-9_-]+)] (?:Restore )?(Ban|Unban) (\\S+)$");
  private static final Pattern LFD =
      Pattern.compile("^(\\S+ +\\d{1,2} \\d{2}:\\d{2}:\\d{2}|\\S+T\\S+) \\S+ lfd\\[\\d+]: (.*)$");
  private static final Pattern POSTFIX =
      Pattern.compile(
          "^(\\S+ +\\d{1,2} \\d{2}:\\d{2}:\\d{2}|\\S+T\\S+) \\S+ postfix\\S*\\[\\d+]: "
              + "(?:NOQUEUE|[0-9A-Za-z]{6,20}): reject: \\w+ from [^\\[\\s]*\\[([0-9A-Fa-f.:]+)]: "
              + "(.*?)(?:; from=<|$)");
  private static final Pattern EXIM =
      Pattern.compile(
          "^(\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}:\\d{2})\\S* (?:\\[\\d+] )?(?:\\S+ )?H=.*?"
              + "\\[([0-9A-Fa-f.:]+)](?::\\d+)? .*?(?:rejected|refused) [^:]*: (.*)$");

  /** Rejections of the client itself; an unknown mailbox is not a ban. */
  private static final Pattern ABOUT_THE_CLIENT =
      Pattern.compile(
          "(?i)block|blacklist|black list|denylist|banned|spam|rbl|reputation|listed|"
              + "client host rejected|access denied|not allowed to connect");

  /** Parses a line; empty if it is not about that IP. */
  static Optional<BanLogLine> parse(String line, Ip ip) {
    if (!line.contains(ip.toString())) {
      return Optional.empty();
    }
    return fail2ban(line, ip)
        .or(() -> lfd(line, ip))
        .or(() -> refusal(POSTFIX, line, ip))
        .or(() -> refusal(EXIM, line, ip));
  }

  /** Returns the key by which lines about the same ban are recognized. */
  String key() {
    return by.code() + " " + list;
  }

  /** Returns the ban; empty if it has ended. */
  Optional<IpBan> block(String server, Ip ip) {
    return ended
        ? Optional.empty()
        : Optional.of(
            new IpBan(
                server,
                by,
                list,
                ip,
                reason
                    + (reason.isEmpty() ? "" : "; ")
                    + "logged "
                    + when
                    + " by the server's clock",
                Optional.empty(),
                Optional.empty(),
                false));
  }

  private static Optional<BanLogLine> fail2ban(String line, Ip ip) {
    Matcher match = FAIL2BAN.matcher(line);
    return match.matches() && isAbout(match.group(4), ip)
        ? Optional.of(
            new BanLogLine(
                Blocker.FAIL2BAN,
                match.group(2),
                match.group(3).equals("Unban"),
                match.group(1),
                ""))
        : Optional.empty();
  }

  private static Optional<BanLogLine> lfd(String line, Ip ip) {
    Matcher match = LFD.matcher(line);
    if (!match.matches() || !mentions(match.group(2), ip)) {
      return Optional.empty();
    }
    String message = match.group(2);
    boolean ended = message.contains("block removed");
    return ended || message.contains("*Blocked")
        ? Optional.of(new BanLogLine(Blocker.CSF, "lfd", ended, match.group(1), message))
        : Optional.empty();
  }

  private static Optional<BanLogLine> refusal(Pattern pattern, String line, Ip ip) {
    Matcher match = pattern.matcher(line);
    return match.find()
            && isAbout(match.group(2), ip)
            && ABOUT_THE_CLIENT.matcher(match.group(3)).find()
        ? Optional.of(
            new BanLogLine(
                Blocker.MAIL_SERVER, "refusal", false, match.group(1), match.group(3).strip()))
        : Optional.empty();
  }

  private static boolean isAbout(String text, Ip ip) {
    return Ip.parse(text).filter(ip::equals).isPresent();
  }

  private static boolean mentions(String text, Ip ip) {
    for (String word : text.split("[\\s()\\[\\],]+", -1)) {
      if (isAbout(word, ip)) {
        return true;
      }
    }
    return false;
  }
}
