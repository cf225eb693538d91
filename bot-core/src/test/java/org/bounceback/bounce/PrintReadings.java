package org.bounceback.bounce;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bounceback.data.Documents;

/** Prints what is read from the mails of a folder, one JSON object a line, to compare by eye. */
final class PrintReadings {

  private PrintReadings() {}

  public static void main(String[] args) throws IOException {
    var reader = BounceReader.standard();
    var unwrapper = new Unwrapper(reader);
    try (var files = Files.list(Path.of(args[0]))) {
      for (Path file :
          files.filter(path -> !path.toString().endsWith(".jsonl")).sorted().toList()) {
        String name = file.getFileName().toString();
        for (Unwrapped mail : unwrapper.unwrap(name, Files.readAllBytes(file))) {
          BouncedMessage message = reader.read(mail.bytes());
          System.out.println(
              Documents.toJson(Map.of("file", mail.name(), "bounce", json(message))));
        }
      }
    }
  }

  private static Map<String, Object> json(BouncedMessage message) {
    List<Map<String, Object>> recipients =
        message.recipients().stream().map(PrintReadings::json).toList();
    var fields = new LinkedHashMap<String, Object>();
    fields.put("kind", message.kind().code());
    fields.put("recipients", recipients);
    fields.put("reportingMta", message.reportingMta().orElse(null));
    fields.put("fullHeaders", message.fullHeaders());
    fields.put("returnedHeaders", message.returnedHeaders());
    return fields;
  }

  private static Map<String, Object> json(Recipient recipient) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("address", recipient.address());
    fields.put("action", recipient.action().code());
    fields.put("status", recipient.status().orElse(null));
    fields.put("smtpReply", recipient.smtpReply().orElse(null));
    fields.put("reason", recipient.reason().code());
    fields.put("rule", recipient.decision().ruleId());
    fields.put("evidence", recipient.decision().evidence().words());
    fields.put("temporary", recipient.temporary());
    fields.put("willRetry", recipient.willRetry());
    fields.put("diagnostic", recipient.diagnostic());
    fields.put("remoteMta", recipient.remoteMta().orElse(null));
    fields.put("blocklist", recipient.block().map(NamedBlock::name).orElse(null));
    return fields;
  }
}
