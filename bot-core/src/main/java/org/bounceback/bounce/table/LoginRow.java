package org.bounceback.bounce.table;

import java.util.Locale;
import java.util.Optional;
import org.bounceback.address.Ip;
import org.bounceback.bounce.log.AccessEvent;
import org.bounceback.bounce.log.LogHost;

/** Reads rows of reports about failed logins and blocked addresses. */
final class LoginRow {
  private static final String USERNAME = "username:";
  private static final String CPHULK = "cPHulk";

  private LoginRow() {}

  static boolean isLogin(ReportRow row) {
    return row.get(ReportColumn.RECIPIENT).isEmpty()
        && row.get(ReportColumn.CLIENT_IP).isPresent()
        && row.get(ReportColumn.EXPIRES).isPresent();
  }

  /** A report with the user is about logins; one without it is about blocked addresses. */
  static AccessEvent event(ReportRow row) {
    Optional<String> user = row.get(ReportColumn.USER);
    return new AccessEvent(
        user.isPresent() ? AccessEvent.Kind.LOGIN_FAILED : AccessEvent.Kind.BLOCKED,
        row.get(ReportColumn.TIME).flatMap(CellTime::parse),
        Optional.empty(),
        row.get(ReportColumn.SERVICE).map(text -> text.toLowerCase(Locale.ROOT)),
        new LogHost(Optional.empty(), row.get(ReportColumn.CLIENT_IP).flatMap(Ip::parse)),
        user.or(() -> row.get(ReportColumn.COMMENT).flatMap(LoginRow::userOf)),
        Optional.of(CPHULK),
        row.text());
  }

  private static Optional<String> userOf(String comment) {
    int start = comment.toLowerCase(Locale.ROOT).indexOf(USERNAME);
    if (start < 0) {
      return Optional.empty();
    }
    String rest = comment.substring(start + USERNAME.length()).strip();
    int end = 0;
    while (end < rest.length() && " ,;".indexOf(rest.charAt(end)) < 0) {
      end++;
    }
    return Optional.of(rest.substring(0, end)).filter(name -> !name.isEmpty());
  }
}
