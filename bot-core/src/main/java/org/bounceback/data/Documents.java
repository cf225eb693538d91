package org.bounceback.data;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;

/** Reads YAML and JSON documents and writes JSON. */
public final class Documents {

  private Documents() {}

  /**
   * Reads one YAML document.
   *
   * @param name what to call the document in complaints
   * @throws BadData when it is no YAML
   */
  public static Node yaml(String name, String text) {
    return read(new ObjectMapper(new YAMLFactory()), name, text);
  }

  /**
   * Reads one JSON document.
   *
   * @param name what to call the document in complaints
   * @throws BadData when it is no JSON
   */
  public static Node json(String name, String text) {
    return read(new ObjectMapper(), name, text);
  }

  /**
   * Writes maps, lists, texts, numbers, truth values and nulls as JSON on one line; controls and
   * the line separators U+2028 and U+2029 are escaped.
   */
  public static String toJson(Object tree) {
    try {
      return new ObjectMapper()
          .writeValueAsString(tree)
          .replace("\u2028", "\\u2028")
          .replace("\u2029", "\\u2029");
    } catch (JsonProcessingException bug) {
      throw new IllegalArgumentException("not a tree of plain values", bug);
    }
  }

  private static Node read(ObjectMapper mapper, String name, String text) {
    try {
      return new Node(name, mapper.readTree(text));
    } catch (JsonProcessingException broken) {
      var at = broken.getLocation();
      throw new BadData(
          name
              + ", line "
              + (at == null ? "?" : at.getLineNr())
              + ": "
              + broken.getOriginalMessage(),
          broken);
    }
  }
}
