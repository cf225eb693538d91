package org.bounceback.app.cli;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.bounceback.bounce.BlockingParty;
import org.bounceback.bounce.Recipient;
import org.bounceback.diagnosis.Diagnosis;

/** Renders a diagnosis as table rows: one a recipient, or a single one without known recipients. */
final class DiagnosisRows {
  static final List<String> COLUMNS =
      List.of(
          "file",
          "kind",
          "address",
          "action",
          "status",
          "smtpReply",
          "reason",
          "temporary",
          "willRetry",
          "remoteMta",
          "blocklist",
          "reportingMta",
          "direction",
          "originIp",
          "verdict",
          "actor",
          "headline",
          "diagnostic",
          "error");

  private DiagnosisRows() {}

  static List<List<String>> of(MailResult mail) {
    if (mail.diagnosis().isEmpty()) {
      var row = new ArrayList<>(Collections.nCopies(COLUMNS.size(), ""));
      row.set(0, mail.name());
      row.set(COLUMNS.size() - 1, mail.failure());
      return List.of(row);
    }
    Diagnosis diagnosis = mail.diagnosis().get();
    List<Recipient> recipients = diagnosis.bounce().recipients();
    return recipients.isEmpty()
        ? List.of(row(mail.name(), diagnosis, Collections.nCopies(10, "")))
        : recipients.stream()
            .map(recipient -> row(mail.name(), diagnosis, cells(recipient)))
            .toList();
  }

  /** Builds a row; the e-mail's columns surround the recipient's columns. */
  private static List<String> row(String file, Diagnosis diagnosis, List<String> recipient) {
    var row = new ArrayList<String>();
    row.add(file);
    row.add(diagnosis.bounce().messageKind().code());
    row.addAll(recipient.subList(0, 9));
    row.add(diagnosis.bounce().reportingMta().orElse(""));
    row.add(diagnosis.mailOrigin().direction().code());
    row.add(diagnosis.mailOrigin().sendingIp().map(Object::toString).orElse(""));
    row.add(diagnosis.verdict().code());
    row.add(diagnosis.actor().code());
    row.add(diagnosis.diagnosisTexts().headline());
    row.add(recipient.get(9));
    row.add("");
    return row;
  }

  private static List<String> cells(Recipient recipient) {
    Optional<BlockingParty> block = recipient.block();
    return List.of(
        recipient.address(),
        recipient.dsnAction().code(),
        recipient.status().orElse(""),
        recipient.smtpReply().orElse(""),
        recipient.reason().code(),
        String.valueOf(recipient.temporary()),
        String.valueOf(recipient.willRetry()),
        recipient.remoteMta().orElse(""),
        block.map(party -> party.zone().orElse(party.name())).orElse(""),
        recipient.diagnostic());
  }
}
