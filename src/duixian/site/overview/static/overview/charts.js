// Draws the charts of a page from the JSON that their `data-chart` names; without scripts the tables beside them remain.
(() => {
  const style = getComputedStyle(document.documentElement);
  const colour = (name) => style.getPropertyValue(name).trim();
  const LIGHTS = { red: "--light-red", amber: "--light-amber-fill", green: "--light-green", grey: "--light-grey-fill" };
  // Told apart without their colour too: by dash, sign and pattern.
  const LINES = {
    planned: { lineStyle: { type: "dashed", width: 2 }, symbol: "none", itemStyle: { color: "#5c636a" } },
    actual: { lineStyle: { width: 2.5 }, symbol: "circle", symbolSize: 7, itemStyle: { color: "#0b5563" } },
    other: { lineStyle: { width: 2, type: "dotted" }, symbol: "rect", symbolSize: 6, itemStyle: { color: "#8a5a00" } },
  };
  const DASHES = "path://M0 9h8v2H0zM11 9h8v2h-8zM22 9h8v2h-8z";
  const DECALS = {
    red: { symbol: "rect", symbolSize: 1, dashArrayX: [1, 0], dashArrayY: [2, 3], rotation: -Math.PI / 4, color: "rgba(255,255,255,.45)" },
    amber: { symbol: "triangle", symbolSize: 0.7, dashArrayX: [6, 4], dashArrayY: [6, 4], color: "rgba(0,0,0,.35)" },
    green: undefined,
    grey: { symbol: "circle", symbolSize: 0.6, dashArrayX: [4, 4], dashArrayY: [4, 4], color: "rgba(0,0,0,.3)" },
  };
  const shown = (value) => (value === null || value === undefined ? "–" : String(Math.round(value * 1e6) / 1e6));

  const common = (data) => ({
    animation: !matchMedia("(prefers-reduced-motion: reduce)").matches && !matchMedia("print").matches,
    aria: { enabled: false },
    textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, color: "#212529" },
    tooltip: { trigger: "axis", renderMode: "richText", confine: true, axisPointer: { type: data.kind === "bars" ? "shadow" : "line" } },
    legend: {
      top: 0, right: 0, itemWidth: 26, textStyle: { color: "#212529" }, selectedMode: false,
      data: data.series.map((one) => (one.role === "planned" ? { name: one.name, icon: DASHES } : { name: one.name })),
    },
  });

  const lines = (data) => ({
    ...common(data),
    grid: { left: 8, right: 16, top: 40, bottom: 4, containLabel: true },
    xAxis: { type: "category", data: data.x, boundaryGap: false, axisLabel: { color: "#495057", hideOverlap: true } },
    yAxis: { type: "value", name: data.unit, scale: true, nameTextStyle: { align: "left", color: "#495057" }, axisLabel: { color: "#495057" } },
    series: data.series.map((one) => one.points
      ? { name: one.name, type: "scatter", data: one.points, symbol: "diamond", symbolSize: 9, itemStyle: { color: "#fff", borderColor: "#b3261e", borderWidth: 1.5 }, tooltip: { valueFormatter: shown } }
      : { name: one.name, type: "line", data: one.values, connectNulls: true, showAllSymbol: true, tooltip: { valueFormatter: shown }, ...(LINES[one.role] || LINES.other) }),
  });

  const bars = (data) => ({
    ...common(data),
    grid: { left: 8, right: 24, top: 36, bottom: 4, containLabel: true },
    xAxis: { type: "value", minInterval: 1, axisLabel: { color: "#495057" } },
    yAxis: { type: "category", data: data.x, inverse: true, axisTick: { show: false }, axisLabel: { color: "#212529", width: 130, overflow: "truncate" } },
    series: data.series.map((one) => ({
      name: one.name, type: "bar", stack: "all", data: one.values, barMaxWidth: 22,
      itemStyle: { color: colour(LIGHTS[one.role]), decal: DECALS[one.role], borderColor: "#fff", borderWidth: 1 },
    })),
  });

  const draw = (place) => {
    const data = JSON.parse(document.getElementById(place.dataset.chart).textContent);
    if (data.kind === "bars") place.style.setProperty("--rows", String(data.x.length));
    const chart = echarts.init(place, null, { renderer: "svg", locale: document.documentElement.lang.startsWith("zh") ? "ZH" : "EN" });
    chart.setOption(data.kind === "bars" ? bars(data) : lines(data));
    new ResizeObserver(() => chart.resize()).observe(place);
    addEventListener("beforeprint", () => chart.resize({ width: Math.min(place.clientWidth, 680) }));
    addEventListener("afterprint", () => chart.resize({ width: "auto" }));
  };

  const drawAll = () => document.querySelectorAll("[data-chart]").forEach(draw);
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", drawAll);
  else drawAll();
})();
