package org.bounceback.ticket.desk.whmcs;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.bounceback.data.DocumentNode;
import org.bounceback.net.Http;
import org.bounceback.ticket.DeskException;
import org.bounceback.ticket.DeskException.DeskErrorKind;
import org.bounceback.ticket.desk.DeskConfig;
import org.bounceback.ticket.desk.DeskErrorReader;
import org.bounceback.ticket.desk.DeskHttpClient;
import org.bounceback.ticket.desk.Uris;

/**
 * Calls WHMCS's API, which uses forms at one URL. It may refuse with status 200, and only the text
 * shows the kind of error.
 */
final class WhmcsCalls {
  private final Uris root;
  private final String identifier;
  private final String secret;
  private final DeskHttpClient line;

  WhmcsCalls(Uris root, DeskConfig config, Http http, Clock clock) {
    this.root = root;
    identifier = config.requireUser("the identifier of WHMCS's API credential");
    secret = config.requireToken();
    line = new DeskHttpClient(http, clock, config.timeout(), Map.of(), new Words());
  }

  private static final class Words implements DeskErrorReader {
    @Override
    public Optional<String> reason(String body) {
      return DeskErrorReader.inJson(json -> json.findText("message")).reason(body);
    }

    @Override
    public DeskErrorKind kind(DeskErrorKind byStatus, String words) {
      return words.isEmpty() || byStatus == DeskErrorKind.TOO_MANY || byStatus == DeskErrorKind.DOWN
          ? byStatus
          : WhmcsCalls.kind(words);
    }
  }

  DocumentNode call(String action, Map<String, String> values)
      throws DeskException, InterruptedException {
    var form = new LinkedHashMap<String, String>();
    form.put("identifier", identifier);
    form.put("secret", secret);
    form.put("action", action);
    form.put("responsetype", "json");
    form.putAll(values);
    Http.Response answer =
        line.send(
            "POST",
            root.at("/includes/api.php"),
            Map.of("Content-Type", "application/x-www-form-urlencoded"),
            Http.Body.of(Uris.form(form)));
    DocumentNode said = DeskHttpClient.json(answer.body());
    if (!said.findText("result").orElse("").equals("success")) {
      String words = said.findText("message").orElse("no reason given");
      throw DeskHttpClient.refused(kind(words), words);
    }
    return said;
  }

  private static DeskErrorKind kind(String words) {
    String low = words.toLowerCase(Locale.ROOT);
    if (low.contains("authentication") || low.contains("credential")) {
      return DeskErrorKind.CREDENTIALS;
    }
    if (low.contains("invalid ip") || low.contains("permission") || low.contains("access denied")) {
      return DeskErrorKind.FORBIDDEN;
    }
    return low.contains("not found") ? DeskErrorKind.NOT_FOUND : DeskErrorKind.INVALID;
  }
}
