package org.bounceback.sandbox.panel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * A response of a panel.
 *
 * @param type the content type
 */
public record Response(int status, String type, String body) {
  private static final ObjectMapper JSON = new ObjectMapper();

  static Response json(Object tree) {
    return json(200, tree);
  }

  static Response json(int status, Object tree) {
    try {
      return new Response(status, "application/json", JSON.writeValueAsString(tree));
    } catch (JsonProcessingException bug) {
      throw new IllegalArgumentException("not a tree of plain values", bug);
    }
  }

  static Response text(int status, String body) {
    return new Response(status, "text/plain; charset=utf-8", body);
  }

  static Response html(String body) {
    return new Response(200, "text/html; charset=utf-8", body);
  }
}
