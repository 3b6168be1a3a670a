//! How the shapes of all pictures look, in light and in dark.

/// Text has a contrast of at least 4.5 to what is behind it; `c0` to `c15` are a terminal's colours.
pub(super) const STYLE: &str = "\
.page{fill:#fff}.bar{fill:#eaeef2}.frame{fill:none;stroke:#8c959f}.box{fill:#f6f8fa;stroke:#8c959f}\
.line{fill:none;stroke:#57606a}.dash{fill:none;stroke:#57606a;stroke-dasharray:5 4}.soft{fill:none;stroke:#d0d7de}\
.broken{fill:none;stroke:#cf222e;stroke-dasharray:2 3}.head{fill:#57606a}\
.wait{fill:#eac54f}.work{fill:#54aeff}.mark{fill:#0550ae}.miss{fill:#fff;stroke:#cf222e;stroke-width:2}\
.curve{fill:none;stroke:#0969da;stroke-width:2}.typing{fill:#ddf4ff}.ground{fill-opacity:.3}\
text{font:13px 'DejaVu Sans Mono',Menlo,Consolas,monospace;fill:#1f2328}\
text.dim,text.faint{fill:#57606a}text.typed{fill:#0a3069;font-weight:bold}text.bold{font-weight:bold}\
text.under{text-decoration:underline}text.small{font-size:10px;fill:#6e7781}text.bad{fill:#b0202b}\
.c0{fill:#24292f}.c1{fill:#b0202b}.c2{fill:#116329}.c3{fill:#7d4e00}.c4{fill:#0550ae}.c5{fill:#8250df}.c6{fill:#155e75}\
.c7{fill:#57606a}.c8{fill:#57606a}.c9{fill:#b0202b}.c10{fill:#116329}.c11{fill:#7d4e00}.c12{fill:#0550ae}\
.c13{fill:#8250df}.c14{fill:#155e75}.c15{fill:#24292f}.under-inverse{fill:#24292f}text.inverse{fill:#fff}\
@media (prefers-color-scheme:dark){\
.page{fill:#0d1117}.bar{fill:#21262d}.frame{stroke:#6e7681}.box{fill:#161b22;stroke:#6e7681}\
.line,.dash{stroke:#9198a1}.soft{stroke:#30363d}.broken{stroke:#ff7b72}.head{fill:#9198a1}\
.wait{fill:#9e6a03}.work{fill:#1f6feb}.mark{fill:#a5d6ff}.miss{fill:#0d1117;stroke:#ff7b72}\
.curve{stroke:#58a6ff}.typing{fill:#0c2d6b}\
text{fill:#e6edf3}text.dim,text.faint{fill:#9198a1}text.typed{fill:#cae8ff}text.small{fill:#8b949e}text.bad{fill:#ff7b72}\
.c0{fill:#e6edf3}.c1{fill:#ff7b72}.c2{fill:#7ee787}.c3{fill:#e3b341}.c4{fill:#79c0ff}.c5{fill:#d2a8ff}.c6{fill:#76e3ea}\
.c7{fill:#b1bac4}.c8{fill:#9198a1}.c9{fill:#ffa198}.c10{fill:#7ee787}.c11{fill:#e3b341}.c12{fill:#79c0ff}\
.c13{fill:#d2a8ff}.c14{fill:#76e3ea}.c15{fill:#f0f6fc}.under-inverse{fill:#e6edf3}text.inverse{fill:#0d1117}}";
