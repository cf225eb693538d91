package org.bounceback.ticket.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.bounceback.data.DocumentNode;
import org.bounceback.ticket.DeskCheck.Finding;
import org.bounceback.ticket.DeskFailed;
import org.bounceback.ticket.DeskFailed.Kind;

/** Looks at what a ticket of WHMCS needs. */
final class WhmcsCheck {
  private final WhmcsCalls calls;
  private final String department;
  private final Enclosure.Form mail;

  WhmcsCheck(WhmcsCalls calls, String department, Enclosure.Form mail) {
    this.calls = calls;
    this.department = department;
    this.mail = mail;
  }

  List<Finding> examine() throws InterruptedException {
    var findings = new ArrayList<Finding>();
    try {
      DocumentNode departments =
          calls.call("GetSupportDepartments", Map.of("ignore_dept_assignments", "true"));
      findings.add(Finding.well("WHMCS knows us"));
      findings.add(
          hasDepartment(departments)
              ? Finding.well("WHMCS has the support department " + department)
              : Finding.wrong(
                  "WHMCS has no support department %s that we may see; give its number as desk.queue"
                      .formatted(department)));
      findings.add(fileTypes());
    } catch (DeskFailed failed) {
      findings.add(Finding.wrong("WHMCS: " + failed.why() + advice(failed.kind())));
    }
    return findings;
  }

  private Finding fileTypes() throws DeskFailed, InterruptedException {
    String wanted = "." + mail.name().toLowerCase(Locale.ROOT);
    String allowed =
        calls
            .call("GetConfigurationValue", Map.of("setting", "TicketAllowedFileTypes"))
            .findText("value")
            .orElse("");
    return Stream.of(allowed.toLowerCase(Locale.ROOT).split(",", -1))
            .map(String::strip)
            .anyMatch(wanted::equals)
        ? Finding.well("WHMCS takes files that end in " + wanted)
        : Finding.wrong(
            "WHMCS takes no files that end in %s; add it to the allowed attachment types of"
                    .formatted(wanted)
                + " support tickets, or set desk.mail to another form");
  }

  private boolean hasDepartment(DocumentNode answer) {
    return answer
        .find("departments")
        .filter(DocumentNode::isObject)
        .map(all -> all.list("department"))
        .orElse(List.of())
        .stream()
        .anyMatch(each -> each.text("id").equals(department));
  }

  private static String advice(Kind kind) {
    return switch (kind) {
      case CREDENTIALS ->
          "; give the identifier of an API credential as desk.user and its secret as desk.token";
      case FORBIDDEN ->
          "; allow this machine's address and, in the API role, OpenTicket, GetTickets, GetTicket,"
              + " AddTicketNote, GetSupportDepartments and GetConfigurationValue";
      default -> "";
    };
  }
}
