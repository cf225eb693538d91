package org.bounceback.hosting.whm;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.bounceback.data.DocumentNode;
import org.bounceback.data.InvalidDataException;
import org.bounceback.hosting.PanelException;
import org.bounceback.hosting.PanelException.Cause;
import org.bounceback.hosting.panel.PanelHttpClient;
import org.bounceback.net.Deadline;
import org.bounceback.net.Http;

/**
 * Calls functions of WHM API 1 (api.docs.cpanel.net, WHM API 1, read in November 2026): {@code
 * /json-api/FUNCTION?api.version=1}, with the token in {@code Authorization: whm USER:TOKEN}. An
 * error has the status 200 and {@code metadata.result} 0.
 */
public final class WhmCalls {
  private static final Map<String, String> VERSION = Map.of("api.version", "1");

  private final PanelHttpClient wire;

  public WhmCalls(URI base, String user, String token, Http http) {
    this.wire =
        new PanelHttpClient(
            "WHM at " + base.getHost(),
            base,
            http,
            Map.of("Authorization", "whm " + user + ":" + token));
  }

  /** Returns the client for pages outside the API, such as those of plugins. */
  PanelHttpClient wire() {
    return wire;
  }

  /** Calls a function and returns its {@code data}. */
  DocumentNode call(String function, Map<String, String> parameters, Deadline deadline)
      throws PanelException, InterruptedException {
    var all = new LinkedHashMap<>(VERSION);
    all.putAll(parameters);
    DocumentNode answer = wire.json(function, wire.get("/json-api/" + function, all, deadline));
    try {
      return data(function, answer);
    } catch (InvalidDataException invalid) {
      throw wire.unreadable(function, invalid);
    }
  }

  /**
   * Calls a UAPI function for an account and returns its {@code data}; UAPI errors are inside the
   * response.
   */
  DocumentNode uapi(
      String account,
      String module,
      String function,
      Map<String, String> parameters,
      Deadline deadline)
      throws PanelException, InterruptedException {
    var all = new LinkedHashMap<String, String>();
    all.put("cpanel.user", account);
    all.put("cpanel.module", module);
    all.put("cpanel.function", function);
    all.putAll(parameters);
    DocumentNode answer = call("uapi_cpanel", all, deadline);
    try {
      DocumentNode uapi = answer.find("uapi").orElse(answer);
      if (uapi.findText("status").filter("0"::equals).isPresent()) {
        throw refused(function, String.join("; ", uapi.texts("errors")));
      }
      return uapi.require("data");
    } catch (InvalidDataException invalid) {
      throw wire.unreadable(function, invalid);
    }
  }

  private DocumentNode data(String function, DocumentNode answer) throws PanelException {
    Optional<DocumentNode> metadata = answer.find("metadata");
    if (metadata.isEmpty()) {
      throw answer.find("cpanelresult").isPresent() || answer.find("statusmsg").isPresent()
          ? refused(function, text(answer))
          : new PanelException(
              Cause.UNREADABLE,
              wire.title()
                  + " sent a response to "
                  + function
                  + " that is not in the format of API 1");
    }
    if (metadata.get().findText("result").filter("1"::equals).isEmpty()) {
      throw refused(function, metadata.get().findText("reason").orElse("no reason given"));
    }
    return answer.require("data");
  }

  /** Returns the error message in older response formats. */
  private static String text(DocumentNode answer) {
    return answer
        .find("cpanelresult")
        .flatMap(result -> result.findText("error"))
        .or(() -> answer.findText("statusmsg"))
        .orElse("access denied");
  }

  private PanelException refused(String function, String reason) {
    String words = reason.toLowerCase(Locale.ROOT);
    String message = wire.title() + " refused " + function + ": " + reason;
    if (words.contains("unknown app")
        || words.contains("unknown function")
        || words.contains("function not found")
        || words.contains("failed to load module")) {
      return new PanelException(Cause.NOT_OFFERED, message);
    }
    if (words.contains("permission")
        || words.contains("access denied")
        || words.contains("not authorized")
        || words.contains("privilege")) {
      return new PanelException(Cause.RIGHT_MISSING, message);
    }
    return new PanelException(Cause.NOT_OFFERED, message);
  }
}
