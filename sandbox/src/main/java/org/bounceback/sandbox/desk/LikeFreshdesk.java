package org.bounceback.sandbox.desk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bounceback.sandbox.desk.ProductTicket.Asking;
import org.bounceback.sandbox.desk.ProductTicket.File;
import org.bounceback.sandbox.desk.ProductTicket.Said;

/**
 * The API v2 of Freshdesk, after its documentation; its search knows nothing of the last minutes.
 */
final class LikeFreshdesk implements Product {
  private static final String TICKETS = "/api/v2/tickets";
  private static final Pattern ONE =
      Pattern.compile("/api/v2/tickets/(\\d+)(/conversations|/notes)?");
  private static final int OWN_ID = 7;
  private static final int OTHERS_ID = 8;

  private final ObjectMapper json = new ObjectMapper();

  @Override
  public boolean opens(Asked asked) {
    return asked.method().equals("POST") && asked.uri().getPath().equals(TICKETS);
  }

  @Override
  public String firstStatus() {
    return "2";
  }

  @Override
  public String client() {
    return ProductDesk.USER;
  }

  @Override
  public Answer refused(Refusal refusal) {
    return new Answer(
        refusal.status(), json.createObjectNode().put("description", refusal.reason()).toString());
  }

  @Override
  public Answer answer(Asked asked, ProductBook book) throws Refusal, IOException {
    String pair = ProductDesk.TOKEN + ":X";
    String basic =
        "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    if (!asked.header("Authorization").equals(basic)) {
      throw new Refusal(401, "You have to be logged in to perform this action.");
    }
    String path = asked.uri().getPath();
    if (opens(asked)) {
      return open(FormData.read(asked), book);
    }
    if (path.equals(TICKETS)) {
      var list = json.createArrayNode();
      book.all().forEach(ticket -> list.add(shown(ticket)));
      return new Answer(200, list.toString());
    }
    if (path.equals("/api/v2/search/tickets")) {
      return new Answer(200, "{\"total\":0,\"results\":[]}");
    }
    if (path.equals("/api/v2/agents/me")) {
      return new Answer(200, "{\"id\":" + OWN_ID + "}");
    }
    Matcher one = ONE.matcher(path);
    if (!one.matches()) {
      throw new Refusal(404, "");
    }
    ProductTicket ticket = book.get(one.group(1));
    if (one.group(2) == null) {
      return new Answer(200, shown(ticket).toString());
    }
    return one.group(2).equals("/notes") ? note(asked, ticket, book) : conversations(ticket);
  }

  private Answer open(FormData form, ProductBook book) throws Refusal {
    for (String needed : List.of("email", "subject", "description", "status", "priority")) {
      if (form.first(needed).isBlank()) {
        throw new Refusal(400, "Validation failed: " + needed + " is mandatory");
      }
    }
    String name = String.join(",", form.all("tags[]"));
    ProductTicket ticket =
        book.open(
            name,
            new Asking(
                form.first("subject"),
                form.first("email"),
                form.first("description"),
                form.files("attachments[]")));
    return new Answer(201, shown(ticket).toString());
  }

  private Answer note(Asked asked, ProductTicket ticket, ProductBook book)
      throws Refusal, IOException {
    boolean form = asked.header("Content-Type").startsWith("multipart/form-data");
    String html;
    boolean internal;
    List<File> files = List.of();
    if (form) {
      FormData data = FormData.read(asked);
      html = data.first("body");
      internal = !data.first("private").equals("false");
      files = data.files("attachments[]");
    } else {
      JsonNode body = json.readTree(asked.body());
      html = body.path("body").asText();
      internal = body.path("private").asBoolean(true);
    }
    if (html.isEmpty()) {
      throw new Refusal(400, "Validation failed: body is mandatory");
    }
    String text =
        html.replace("<br>", "\n").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    Said unused = book.say(ticket.id(), client(), text, !internal, files);
    return new Answer(201, "{}");
  }

  private Answer conversations(ProductTicket ticket) {
    var list = json.createArrayNode();
    for (Said said : ticket.said()) {
      list.addObject()
          .put("id", said.id())
          .put("user_id", said.author().equals(client()) ? OWN_ID : OTHERS_ID)
          .put("private", !said.open())
          .put("incoming", false)
          .put("body_text", said.text());
    }
    return new Answer(200, list.toString());
  }

  private ObjectNode shown(ProductTicket ticket) {
    ObjectNode shown =
        json.createObjectNode()
            .put("id", Integer.parseInt(ticket.id()))
            .put("status", Integer.parseInt(ticket.status()))
            .put("subject", ticket.asking().subject());
    var tags = shown.putArray("tags");
    List.of(ticket.name().split(",")).forEach(tags::add);
    shown.putObject("requester").put("email", ticket.asking().requester());
    return shown;
  }
}
