package org.bounceback.data;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * One scalar value of a YAML document with its position.
 *
 * @param key the keys of its path, joined with dots; each element of a list has the key of the list
 * @param value as text
 * @param line counted from 1
 */
public record YamlEntry(String key, String value, int line) {

  /**
   * Returns all values of a document in the order written.
   *
   * @param name the name of the document for error messages
   * @throws InvalidDataException if the YAML is invalid or contains a duplicate key
   */
  public static List<YamlEntry> readAll(String name, String text) {
    var entries = new ArrayList<YamlEntry>();
    Deque<String> keys = new ArrayDeque<>();
    try (JsonParser parser = DocumentCodec.yamlFactory().createParser(text)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.FIELD_NAME) {
          keys.addLast(parser.currentName());
        } else if (token.isScalarValue() && token != JsonToken.VALUE_NULL) {
          int line = parser.currentTokenLocation().getLineNr();
          entries.add(new YamlEntry(String.join(".", keys), parser.getText(), line));
        }
        boolean endsMember =
            token.isScalarValue() || token == JsonToken.END_OBJECT || token == JsonToken.END_ARRAY;
        if (endsMember && parser.getParsingContext().inObject() && !keys.isEmpty()) {
          keys.removeLast();
        }
      }
    } catch (JsonProcessingException invalid) {
      throw DocumentCodec.unreadable(name, invalid);
    } catch (IOException impossible) {
      throw new UncheckedIOException(name, impossible);
    }
    return List.copyOf(entries);
  }
}
