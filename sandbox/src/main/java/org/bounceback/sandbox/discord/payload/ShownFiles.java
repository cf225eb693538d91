package org.bounceback.sandbox.discord.payload;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.bounceback.sandbox.discord.world.Attachment;
import org.bounceback.sandbox.discord.world.Message;

/** Puts the addresses of files in the place of {@code attachment://} in components. */
record ShownFiles(Json json, Message message) {
  private static final String SCHEME = "attachment://";

  ArrayNode in(ArrayNode components) {
    ArrayNode copy = components.deepCopy();
    copy.forEach(this::resolve);
    return copy;
  }

  private void resolve(JsonNode node) {
    String url = node.path("url").asText();
    if (node instanceof ObjectNode media && url.startsWith(SCHEME)) {
      for (Attachment file : message.files()) {
        if (file.filename().equals(url.substring(SCHEME.length()))) {
          String address = json.attachment(file).path("url").asText();
          media.put("url", address).put("proxy_url", address).put("attachment_id", file.id());
          media.put("id", file.id()).put("content_type", file.contentType());
          media.put("loading_state", 2).put("flags", 0);
        }
      }
    }
    if (node instanceof ObjectNode component && component.path("type").asInt() == 13) {
      named(component, url(component));
    }
    node.forEach(this::resolve);
  }

  private void named(ObjectNode component, String url) {
    for (Attachment file : message.files()) {
      if (url.equals(SCHEME + file.filename())) {
        component.put("name", file.filename()).put("size", file.bytes().size());
      }
    }
  }

  private static String url(ObjectNode component) {
    return component.at("/file/url").asText();
  }
}
