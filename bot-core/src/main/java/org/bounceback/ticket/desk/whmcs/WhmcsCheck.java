package org.bounceback.ticket.desk.whmcs;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.bounceback.data.DocumentNode;
import org.bounceback.ticket.DeskException;
import org.bounceback.ticket.DeskException.DeskErrorKind;
import org.bounceback.ticket.DeskSelfTest.DeskCheckResult;
import org.bounceback.ticket.desk.MailAttachment;

/** Checks what a WHMCS ticket needs. */
final class WhmcsCheck {
  private final WhmcsCalls calls;
  private final String department;
  private final MailAttachment.AttachmentFormat mail;

  WhmcsCheck(WhmcsCalls calls, String department, MailAttachment.AttachmentFormat mail) {
    this.calls = calls;
    this.department = department;
    this.mail = mail;
  }

  List<DeskCheckResult> examine() throws InterruptedException {
    var deskCheckResults = new ArrayList<DeskCheckResult>();
    try {
      DocumentNode departments =
          calls.call("GetSupportDepartments", Map.of("ignore_dept_assignments", "true"));
      deskCheckResults.add(DeskCheckResult.well("WHMCS knows us"));
      deskCheckResults.add(
          hasDepartment(departments)
              ? DeskCheckResult.well("WHMCS has the support department " + department)
              : DeskCheckResult.wrong(
                  "WHMCS has no support department %s that we may see; give its number as desk.queue"
                      .formatted(department)));
      deskCheckResults.add(fileTypes());
    } catch (DeskException failed) {
      deskCheckResults.add(
          DeskCheckResult.wrong("WHMCS: " + failed.reason() + advice(failed.kind())));
    }
    return deskCheckResults;
  }

  private DeskCheckResult fileTypes() throws DeskException, InterruptedException {
    String wanted = "." + mail.name().toLowerCase(Locale.ROOT);
    String allowed =
        calls
            .call("GetConfigurationValue", Map.of("setting", "TicketAllowedFileTypes"))
            .findText("value")
            .orElse("");
    return Stream.of(allowed.toLowerCase(Locale.ROOT).split(",", -1))
            .map(String::strip)
            .anyMatch(wanted::equals)
        ? DeskCheckResult.well("WHMCS takes files that end in " + wanted)
        : DeskCheckResult.wrong(
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
        .anyMatch(found -> found.text("id").equals(department));
  }

  private static String advice(DeskErrorKind deskErrorKind) {
    return switch (deskErrorKind) {
      case CREDENTIALS ->
          "; give the identifier of an API credential as desk.user and its secret as desk.token";
      case FORBIDDEN ->
          "; allow this machine's address and, in the API role, OpenTicket, GetTickets, GetTicket,"
              + " AddTicketNote, GetSupportDepartments and GetConfigurationValue";
      default -> "";
    };
  }
}
