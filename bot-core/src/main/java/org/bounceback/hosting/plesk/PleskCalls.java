package org.bounceback.hosting.plesk;

import java.net.URI;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import org.bounceback.data.DocumentNode;
import org.bounceback.data.InvalidDataException;
import org.bounceback.data.JsonObjectBuilder;
import org.bounceback.hosting.PanelException;
import org.bounceback.hosting.PanelException.Cause;
import org.bounceback.hosting.panel.PanelHttpClient;
import org.bounceback.net.Deadline;
import org.bounceback.net.Http;

/**
 * Calls Plesk's three APIs: REST under {@code /api/v2} with {@code X-API-Key}, the command-line
 * utilities through {@code /api/v2/cli/NAME/call}, and XML at {@code /enterprise/control/agent.php}
 * with {@code KEY} (docs.plesk.com, Obsidian, read in November 2026).
 */
public final class PleskCalls {
  private final PanelHttpClient wire;

  public PleskCalls(URI base, String key, Http http) {
    this.wire =
        new PanelHttpClient(
            "Plesk at " + base.getHost(), base, http, Map.of("X-API-Key", key, "KEY", key));
  }

  /** Sends a GET request to the REST API. */
  DocumentNode rest(String path, Map<String, String> parameters, Deadline deadline)
      throws PanelException, InterruptedException {
    return wire.json(path, wire.get("/api/v2" + path, parameters, deadline));
  }

  /**
   * Runs a utility and returns its output.
   *
   * @throws PanelException also if its exit status is not 0
   */
  String cli(String utility, List<String> arguments, Deadline deadline)
      throws PanelException, InterruptedException {
    String body = new JsonObjectBuilder().with("params", arguments).toString();
    DocumentNode answer =
        wire.json(
            utility,
            wire.post("/api/v2/cli/" + utility + "/call", "application/json", body, deadline));
    try {
      if (!answer.text("code").equals("0")) {
        String why = answer.findText("stderr").orElse("").strip();
        throw new PanelException(
            Cause.NOT_OFFERED,
            wire.title()
                + " refused "
                + utility
                + ": "
                + (why.isEmpty() ? "no reason given" : why));
      }
      return answer.findText("stdout").orElse("");
    } catch (InvalidDataException invalid) {
      throw wire.unreadable(utility, invalid);
    }
  }

  /** Sends a packet to the XML API and returns the response. */
  PleskXml xml(String what, String packet, Deadline deadline)
      throws PanelException, InterruptedException {
    String document = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><packet>" + packet + "</packet>";
    String body = wire.post("/enterprise/control/agent.php", "text/xml", document, deadline);
    try {
      PleskXml answer = PleskXml.read(body);
      if (answer.all("status").contains("error")) {
        throw refused(what, answer);
      }
      return answer;
    } catch (XMLStreamException invalid) {
      throw wire.unreadable(what, new InvalidDataException("invalid XML", invalid));
    }
  }

  private PanelException refused(String what, PleskXml answer) {
    String code = answer.all("errcode").stream().findFirst().orElse("");
    String why = answer.all("errtext").stream().findFirst().orElse("no reason given");
    Cause cause =
        switch (code) {
          case "1001", "11003" -> Cause.TOKEN_REFUSED;
          case "1006" -> Cause.RIGHT_MISSING;
          default -> Cause.NOT_OFFERED;
        };
    return new PanelException(cause, wire.title() + " refused " + what + ": " + why);
  }
}
