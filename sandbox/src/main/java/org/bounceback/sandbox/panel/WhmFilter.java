package org.bounceback.sandbox.panel;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Applies the filters of WHM API 1: {@code api.filter.enable}, {@code api.filter.a.field} and so
 * on.
 */
final class WhmFilter {

  private WhmFilter() {}

  static List<Map<String, Object>> apply(Request request, List<Map<String, Object>> records) {
    if (!request.parameter("api.filter.enable").equals(Optional.of("1"))) {
      return List.copyOf(records);
    }
    return records.stream().filter(record -> passes(request, record)).toList();
  }

  private static boolean passes(Request request, Map<String, Object> record) {
    for (char letter = 'a'; letter <= 'z'; letter++) {
      String name = "api.filter." + letter;
      Optional<String> field = request.parameter(name + ".field");
      if (field.isPresent()) {
        String value = String.valueOf(record.getOrDefault(field.get(), ""));
        String wanted = request.parameter(name + ".arg0").orElse("");
        if (!fits(request.parameter(name + ".type").orElse("contains"), value, wanted)) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean fits(String type, String value, String wanted) {
    return switch (type) {
      case "eq" -> value.equals(wanted);
      case "contains" -> value.contains(wanted);
      case "begins" -> value.startsWith(wanted);
      case "gt" -> Double.parseDouble(value) > Double.parseDouble(wanted);
      case "lt" -> Double.parseDouble(value) < Double.parseDouble(wanted);
      default -> throw new Whm.Refusal("Invalid filter type: " + type);
    };
  }
}
